/**
 * My Immunizations, the sample client: asks people for their immunization records, and for their
 * name and birth date if they like, by the four calls that every client makes (protocol, section
 * 2), and shows what it got, from whom, and what it was refused. Or it asks a source of the
 * person's choice, which turns it away with a ticket (UMA Grant 3.2.1), and carries on with that.
 * It knows the authorization server and the addresses of two sources; no wallet and no person.
 */
@NullMarked
package org.openfpx.apps.demo.client;

import org.jspecify.annotations.NullMarked;
