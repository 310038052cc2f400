package org.openfpx.apps.demo.provider;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.openfpx.apps.demo.records.People;
import org.openfpx.apps.demo.records.Person;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;

/** The people a provider knows, their passwords, and the name it has for each towards others. */
public final class Accounts {
  private static final SecretHash NOBODYS = SecretHash.sha256("nobody's");
  private static final int SUBJECT_LENGTH = 32;

  private record Account(Person person, SecretHash password, String subject) {}

  private final Map<String, Account> byUser = new LinkedHashMap<>();
  private final Map<String, Account> bySubject = new LinkedHashMap<>();

  /**
   * @param passwords by user
   * @param seed makes the subjects of this provider different from those of every other
   */
  public Accounts(People people, Map<String, Secret> passwords, Secret seed) {
    for (var person : people.all()) {
      var password = passwords.get(person.user());
      if (password != null) {
        var subject = SecretHash.sha256(seed.reveal() + " " + person.user()).hex();
        add(new Account(person, password.hash(), subject.substring(0, SUBJECT_LENGTH)));
      }
    }
  }

  /** The subject of whoever has this name and this password. */
  Optional<String> signIn(String user, Optional<Secret> password) {
    var account = Optional.ofNullable(byUser.get(user));
    // Compared even where there is nobody, so that both take the same time.
    var expected = account.map(Account::password).orElse(NOBODYS);
    boolean right = password.filter(expected::matches).isPresent();
    return account.filter(found -> right).map(Account::subject);
  }

  /** Who is behind a subject. */
  public Optional<Person> find(String subject) {
    return Optional.ofNullable(bySubject.get(subject)).map(Account::person);
  }

  private void add(Account account) {
    byUser.put(account.person().user(), account);
    bySubject.put(account.subject(), account);
  }
}
