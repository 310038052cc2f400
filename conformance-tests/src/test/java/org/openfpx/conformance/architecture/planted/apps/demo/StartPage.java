package org.openfpx.conformance.architecture.planted.apps.demo;

/** Stands for a class of the demo. */
public record StartPage() {}
