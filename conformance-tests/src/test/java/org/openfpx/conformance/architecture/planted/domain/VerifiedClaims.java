package org.openfpx.conformance.architecture.planted.domain;

/** Stands for claims whose signature was checked. */
public record VerifiedClaims(String subject) {}
