package org.openfpx.domain.as.claims;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Collectors;
import org.openfpx.domain.as.permission.PermissionId;

/**
 * The hash by which a wallet stands by what it pushed: base64url of the SHA-256 of the sorted
 * permission ids joined by LF (protocol, section 3.7).
 */
public final class PermissionsHash {
  private PermissionsHash() {}

  /** The hash over these ids, in whatever order they come. */
  public static String of(Collection<PermissionId> ids) {
    var joined = ids.stream().sorted().map(PermissionId::value).collect(Collectors.joining("\n"));
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(joined.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
