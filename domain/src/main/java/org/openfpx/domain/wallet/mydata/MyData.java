package org.openfpx.domain.wallet.mydata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.account.Accounts;
import org.openfpx.domain.wallet.account.SignInMethod;
import org.openfpx.domain.wallet.account.WalletAccount;
import org.openfpx.domain.wallet.consent.ClientSubjects;
import org.openfpx.domain.wallet.consent.Consent;
import org.openfpx.domain.wallet.consent.Consents;
import org.openfpx.domain.wallet.guest.Welcome;
import org.openfpx.domain.wallet.guest.Welcomes;
import org.openfpx.domain.wallet.linking.Link;
import org.openfpx.domain.wallet.linking.Links;
import org.openfpx.domain.wallet.permission.Permission;
import org.openfpx.domain.wallet.permission.Permissions;

/** Collects all that the wallet keeps about a person, for them to take along. */
public final class MyData {
  private static final int PAGE = 200;

  private final Accounts accounts;
  private final Links links;
  private final Consents consents;
  private final Permissions permissions;
  private final ClientSubjects clientSubjects;
  private final Welcomes welcomes;

  public MyData(
      Accounts accounts,
      Links links,
      Consents consents,
      Permissions permissions,
      ClientSubjects clientSubjects,
      Welcomes welcomes) {
    this.welcomes = welcomes;
    this.clientSubjects = clientSubjects;
    this.accounts = accounts;
    this.links = links;
    this.consents = consents;
    this.permissions = permissions;
  }

  /** Everything; tokens and keys are the wallet's tools, not the person's data, and stay here. */
  public record Everything(
      WalletAccount account,
      List<SignInMethod> signInMethods,
      List<Link> links,
      List<Consent> consents,
      List<Permission> permissions,
      List<ClientSubjects.Named> names,
      List<Welcome> welcomes) {}

  /** All about one person. */
  public Optional<Everything> of(AccountId account) {
    return accounts
        .find(account)
        .map(found -> {
          var all = allConsents(account);
          return new Everything(
              found,
              accounts.signInMethods(account),
              links.of(account),
              all,
              permissions.of(account, all.stream().map(Consent::id).toList()),
              clientSubjects.of(account),
              welcomes.of(account, Instant.EPOCH));
        });
  }

  private List<Consent> allConsents(AccountId account) {
    List<Consent> all = new ArrayList<>();
    Optional<Consents.Key> after = Optional.empty();
    List<Consent> page;
    do {
      page = consents.answered(account, after, PAGE);
      all.addAll(page);
      after =
          page.isEmpty()
              ? after
              : Optional.of(
                  new Consents.Key(page.getLast().answeredAt(), page.getLast().id().value()));
    } while (page.size() == PAGE);
    return all;
  }
}
