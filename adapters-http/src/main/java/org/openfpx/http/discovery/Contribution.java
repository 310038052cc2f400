package org.openfpx.http.discovery;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One member of one or more discovery documents.
 *
 * @param documents where it stands; those that the system does not serve are passed over
 */
public record Contribution(Set<DiscoveryDocument> documents, String member, Value value) {

  public Contribution {
    documents = Set.copyOf(documents);
  }

  /** What a member says. */
  public sealed interface Value {
    /** An address of this system, published with the issuer before it. */
    record Address(String path) implements Value {}

    /** A list; those of all endpoints are put together, without repetitions. */
    record Listed(List<String> values) implements Value {
      public Listed {
        values = List.copyOf(values);
      }
    }

    /** A yes or no; two endpoints must not disagree. */
    record Flag(boolean value) implements Value {}

    /** A text; two endpoints must not disagree. */
    record Text(String value) implements Value {}
  }

  /** Where the contributions that follow stand: {@code in(OAUTH, UMA2).address(...)}. */
  public static Place in(DiscoveryDocument first, DiscoveryDocument... others) {
    return new Place(EnumSet.of(first, others));
  }

  /** Makes contributions to one set of documents. */
  public static final class Place {
    private final Set<DiscoveryDocument> documents;

    private Place(Set<DiscoveryDocument> documents) {
      this.documents = documents;
    }

    public Contribution address(String member, String path) {
      return new Contribution(documents, member, new Value.Address(path));
    }

    public Contribution list(String member, String... values) {
      return new Contribution(documents, member, new Value.Listed(Arrays.asList(values)));
    }

    public Contribution list(String member, List<String> values) {
      return new Contribution(documents, member, new Value.Listed(values));
    }

    public Contribution flag(String member, boolean value) {
      return new Contribution(documents, member, new Value.Flag(value));
    }

    public Contribution text(String member, String value) {
      return new Contribution(documents, member, new Value.Text(value));
    }
  }
}
