package io.evenkeel.identity.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Accounts;
import io.evenkeel.identity.PasswordChanged;
import io.evenkeel.identity.PasswordRule;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.internal.PersonTable.Account;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends accounts and sets passwords. Passwords are hashed before a transaction begins. */
@Service
class StoredAccounts implements Accounts {

    private final PersonTable people;
    private final SessionTable sessions;
    private final TokenTable tokens;
    private final Passwords passwords;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    StoredAccounts(
            PersonTable people,
            SessionTable sessions,
            TokenTable tokens,
            Passwords passwords,
            Audit audit,
            ApplicationEventPublisher events,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.people = people;
        this.sessions = sessions;
        this.tokens = tokens;
        this.passwords = passwords;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void deactivate(Actor actor, UUID id) {
        actor.mustHave(Right.EDIT_PEOPLE);
        transaction.executeWithoutResult(_ -> {
            List<UUID> administrators = people.lockAdministrators();
            Person person = known(people.lock(id));
            Grantable.mustCover(actor, person.role());
            if (administrators.equals(List.of(id))) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "last-administrator",
                        person.displayName()
                                + " is the last administrator. Make somebody else an administrator first.");
            }
            people.deactivate(id, clock.instant());
            int signedOut = sessions.endAllOf(id);
            List<String> ended = tokens.revokeIssuedBy(id, clock.instant());
            audit.record(
                    actor,
                    "identity.deactivate-person",
                    person.name(),
                    Map.of("sessionsEnded", Integer.toString(signedOut), "tokensRevoked", String.join(", ", ended)));
        });
    }

    @Override
    public String reactivate(Actor actor, UUID id) {
        actor.mustHave(Right.EDIT_PEOPLE);
        String password = passwords.generate();
        String hash = passwords.hash(password);
        transaction.executeWithoutResult(_ -> {
            Person person = people.lockFormer(id).map(Account::person).orElseThrow(() -> notFormer(id));
            Grantable.mustCover(actor, person.role());
            people.reactivate(id);
            people.setPassword(id, hash, true);
            audit.record(
                    actor,
                    "identity.reactivate-person",
                    person.name(),
                    Map.of("role", person.role().name()));
        });
        return password;
    }

    private Refusal notFormer(UUID id) {
        Person active = known(people.find(id));
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "person-active",
                active.displayName() + " has an account. Give a new first password if they cannot get in.");
    }

    @Override
    public String resetPassword(Actor actor, UUID id) {
        actor.mustHave(Right.EDIT_PEOPLE);
        String password = passwords.generate();
        String hash = passwords.hash(password);
        transaction.executeWithoutResult(_ -> {
            Person person = known(people.lock(id));
            Grantable.mustCover(actor, person.role());
            replace(actor, person, hash, true, "identity.reset-password");
        });
        return password;
    }

    @Override
    public void setPassword(Actor actor, String name, String password) {
        actor.mustHave(Right.EDIT_PEOPLE);
        PasswordRule.mustBeUsable(password, "password");
        String hash = passwords.hash(password);
        transaction.executeWithoutResult(_ -> {
            Account account = people.findByName(name)
                    .flatMap(found -> people.lock(found.person().id()))
                    .orElseThrow(() -> new Refusal(
                            Refusal.Kind.NOT_FOUND,
                            "person-unknown",
                            "Nobody with an account is called " + name + "; there are: "
                                    + String.join(
                                            ", ",
                                            people.list().stream()
                                                    .map(Person::name)
                                                    .toList())
                                    + "."));
            Grantable.mustCover(actor, account.person().role());
            replace(actor, account.person(), hash, false, "identity.set-password");
        });
    }

    private void replace(Actor actor, Person person, String hash, boolean mustChange, String verb) {
        people.setPassword(person.id(), hash, mustChange);
        int signedOut = sessions.endAllOf(person.id());
        audit.record(actor, verb, person.name(), Map.of("sessionsEnded", Integer.toString(signedOut)));
        events.publishEvent(new PasswordChanged(person.id(), person.name()));
    }

    @Override
    public void signOutEverywhere(Actor actor) {
        actor.mustHave(Right.OWN_ACCOUNT);
        transaction.executeWithoutResult(_ -> {
            Person person = known(people.lock(Own.id(actor)));
            int signedOut = sessions.endAllOf(person.id());
            audit.record(
                    actor,
                    "identity.sign-out-everywhere",
                    person.name(),
                    Map.of("sessionsEnded", Integer.toString(signedOut)));
        });
    }

    @Override
    public List<Former> former() {
        return people.former();
    }

    private static Person known(Optional<Account> account) {
        return account.map(Account::person)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND, "person-unknown", "There is no such person. Load the list again."));
    }
}
