package org.openfpx.persistence.as;

import static org.openfpx.persistence.generated.as.Tables.PUSHED_REQUEST;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openfpx.domain.as.signin.PushedRequest;
import org.openfpx.domain.as.signin.PushedRequests;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.generated.as.tables.records.PushedRequestRecord;
import org.openfpx.persistence.pool.Database;

/** Requests that were sent ahead, their parameters as the text of a form. */
public final class JooqPushedRequests implements PushedRequests {
  private final Database database;

  public JooqPushedRequests(Database database) {
    this.database = database;
  }

  @Override
  public void keep(SecretHash reference, PushedRequest request) {
    database
        .db()
        .insertInto(PUSHED_REQUEST)
        .set(PUSHED_REQUEST.REFERENCE_HASH, reference.hex())
        .set(PUSHED_REQUEST.CLIENT_ID, request.client().value())
        .set(PUSHED_REQUEST.PARAMETERS, write(request.parameters()))
        .set(PUSHED_REQUEST.EXPIRES_AT, request.expiresAt().getEpochSecond())
        .execute();
  }

  @Override
  public Optional<PushedRequest> take(SecretHash reference, ClientId by) {
    var found =
        database
            .db()
            .selectFrom(PUSHED_REQUEST)
            .where(PUSHED_REQUEST.REFERENCE_HASH.eq(reference.hex()))
            .and(PUSHED_REQUEST.CLIENT_ID.eq(by.value()))
            .fetchOptional(JooqPushedRequests::toDomain);
    // The DELETE decides the race, not the read: it removes the row for one caller only.
    int taken =
        found.isEmpty()
            ? 0
            : database
                .db()
                .deleteFrom(PUSHED_REQUEST)
                .where(PUSHED_REQUEST.REFERENCE_HASH.eq(reference.hex()))
                .execute();
    return taken == 1 ? found : Optional.empty();
  }

  @Override
  public int removeExpired(Instant before, int atMost) {
    var over =
        database
            .db()
            .select(PUSHED_REQUEST.REFERENCE_HASH)
            .from(PUSHED_REQUEST)
            .where(PUSHED_REQUEST.EXPIRES_AT.lt(before.getEpochSecond()))
            .limit(atMost)
            .fetch(PUSHED_REQUEST.REFERENCE_HASH);
    return over.isEmpty()
        ? 0
        : database
            .db()
            .deleteFrom(PUSHED_REQUEST)
            .where(PUSHED_REQUEST.REFERENCE_HASH.in(over))
            .execute();
  }

  private static String write(AuthorizationParameters parameters) {
    return parameters.values().entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static PushedRequest toDomain(PushedRequestRecord row) {
    var values =
        Arrays.stream(row.getParameters().split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
    return new PushedRequest(
        new ClientId(row.getClientId()),
        new AuthorizationParameters(values, Set.of()),
        Instant.ofEpochSecond(row.getExpiresAt()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
