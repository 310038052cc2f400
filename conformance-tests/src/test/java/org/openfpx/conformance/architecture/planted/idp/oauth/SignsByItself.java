package org.openfpx.conformance.architecture.planted.idp.oauth;

/** Breaks "jose4j in one place". */
record SignsByItself(org.jose4j.jws.JsonWebSignature signature) {}
