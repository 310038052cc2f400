/**
 * A small OpenID provider on the engine that all systems share, at which the invented people sign
 * in with user and password. It is, under different names, the identity provider of the demo, the
 * provider upstream of the Provincial Registry, and the login of City Clinic. It asks for the
 * password each time and keeps no session. (OpenID Connect Core, RFC 6749, RFC 9700.)
 */
@NullMarked
package org.openfpx.apps.demo.provider;

import org.jspecify.annotations.NullMarked;
