/**
 * My Immunizations, the sample client: asks people for their immunization records, and for their
 * name and birth date if they like, by the four calls that every client makes (protocol, section
 * 2), and shows what it got, from whom, and what it was refused. It knows the authorization server
 * and, through its answers, the sources; no wallet and no person.
 */
@NullMarked
package org.openfpx.apps.demo.client;

import org.jspecify.annotations.NullMarked;
