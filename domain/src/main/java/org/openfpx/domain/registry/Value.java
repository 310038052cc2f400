package org.openfpx.domain.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.text.LocalizedText;

/** What one attribute of one entity holds. */
public sealed interface Value {
  /** A text, an address or a choice. */
  record Text(String text) implements Value {}

  /** Texts or addresses by language. */
  record Localized(LocalizedText text) implements Value {}

  /** A number, of things or of milliseconds. */
  record Number(long number) implements Value {}

  /** Yes or no. */
  record Flag(boolean flag) implements Value {}

  /** Texts or addresses, in order. */
  record Texts(List<String> texts) implements Value {
    public Texts {
      texts = List.copyOf(texts);
    }
  }

  /** Names with a text each. */
  record Members(SortedMap<String, String> members) implements Value {
    public Members {
      members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }
  }

  /** An instant. */
  record Moment(Instant instant) implements Value {}

  /** A secret as it was handed in; no store ever sees one. */
  record Clear(Secret secret) implements Value {}

  /** A secret that others show to us. */
  record Hashed(SecretHash hash) implements Value {}

  /** A secret that we show to others, or that others sign with. */
  record Kept(SealedSecret secret) implements Value {}
}
