package org.openfpx.persistence.as;

import static org.openfpx.persistence.generated.as.Tables.UMA_TRANSACTION;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.SignInRequest;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.oauth.Prompt;
import org.openfpx.persistence.generated.as.tables.records.UmaTransactionRecord;

/** What an authorization request wants, as the columns of its transaction's row. */
final class SignIns {
  private SignIns() {}

  static Map<Field<?>, @Nullable Object> columns(Optional<SignInRequest> signIn) {
    var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
    columns.put(UMA_TRANSACTION.NONCE, signIn.flatMap(SignInRequest::nonce).orElse(null));
    columns.put(
        UMA_TRANSACTION.MAX_AGE,
        signIn.flatMap(SignInRequest::maxAge).map(Duration::toSeconds).orElse(null));
    columns.put(
        UMA_TRANSACTION.PROMPTS,
        signIn.map(SignInRequest::prompts).map(SignIns::written).orElse(null));
    columns.put(
        UMA_TRANSACTION.ACR_VALUES,
        signIn.map(it -> String.join(" ", it.acrValues())).orElse(null));
    columns.put(
        UMA_TRANSACTION.DPOP_JKT,
        signIn.flatMap(SignInRequest::key).map(KeyThumbprint::value).orElse(null));
    columns.put(UMA_TRANSACTION.MEANT, signIn.flatMap(SignInRequest::meant).orElse(null));
    return columns;
  }

  static Optional<SignInRequest> read(UmaTransactionRecord row) {
    if (Kind.valueOf(row.getKind()) != Kind.OAUTH) {
      return Optional.empty();
    }
    return Optional.of(
        new SignInRequest(
            Optional.ofNullable(row.getNonce()),
            Optional.ofNullable(row.getMaxAge()).map(Duration::ofSeconds),
            words(row.getPrompts()).stream().map(Prompt::valueOf).collect(Collectors.toSet()),
            words(row.getAcrValues()),
            Optional.ofNullable(row.getDpopJkt()).map(KeyThumbprint::new),
            Optional.ofNullable(row.getMeant())));
  }

  private static String written(Set<Prompt> prompts) {
    return prompts.stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
  }

  private static List<String> words(@Nullable String text) {
    return text == null || text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
  }
}
