package org.openfpx.domain.time;

import java.time.InstantSource;
import org.openfpx.domain.secret.Secrets;

/** What the rules take from outside: the time of day, chance and ids. */
public record World(InstantSource time, Secrets secrets, Ids ids) {}
