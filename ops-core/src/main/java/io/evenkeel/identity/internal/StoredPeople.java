package io.evenkeel.identity.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.audit.UuidSeven;
import io.evenkeel.identity.PasswordRule;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.identity.internal.PersonTable.Account;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The people in PostgreSQL. Passwords are hashed before a transaction begins: it must not hold locks meanwhile. */
@Service
class StoredPeople implements People {

    private final PersonTable table;
    private final Passwords passwords;
    private final PasswordChange passwordChange;
    private final Audit audit;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    StoredPeople(
            PersonTable table,
            Passwords passwords,
            PasswordChange passwordChange,
            Audit audit,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.passwords = passwords;
        this.passwordChange = passwordChange;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Created create(Actor actor, String name, String displayName, Optional<String> email, Role role) {
        actor.mustHave(Right.EDIT_PEOPLE);
        Grantable.mustCover(actor, role);
        Person person = new Person(
                UuidSeven.at(clock.instant()),
                Profile.name(name),
                Profile.displayName(displayName),
                Profile.email(email),
                role);
        String password = passwords.generate();
        Account account = new Account(person, passwords.hash(password), true);
        try {
            transaction.executeWithoutResult(_ -> insert(actor, account));
        } catch (DuplicateKeyException taken) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "name-taken",
                    "Somebody is called " + name + " already. Choose another.",
                    "name");
        }
        return new Created(person, password);
    }

    @Override
    public Optional<Created> createFirstAdministrator(Optional<String> givenPassword) {
        if (!table.isEmpty()) {
            return Optional.empty();
        }
        givenPassword.ifPresent(given -> PasswordRule.mustBeUsable(given, "password"));
        String password = givenPassword.orElseGet(passwords::generate);
        Person person = new Person(
                UuidSeven.at(clock.instant()),
                FIRST_ADMINISTRATOR,
                "Administrator",
                Optional.empty(),
                Role.ADMINISTRATOR);
        Account account = new Account(person, passwords.hash(password), givenPassword.isEmpty());
        boolean created = transaction.execute(_ -> {
            table.lockAgainstInserts();
            boolean first = table.isEmpty();
            if (first) {
                insert(Actor.system("identity"), account);
            }
            return first;
        });
        return created ? Optional.of(new Created(person, password)) : Optional.empty();
    }

    private void insert(Actor actor, Account account) {
        Person person = account.person();
        table.insert(account, clock.instant());
        audit.record(
                actor,
                "identity.create-person",
                person.name(),
                Map.of("role", person.role().name(), "displayName", person.displayName()));
    }

    @Override
    public Person change(Actor actor, UUID id, String displayName, Optional<String> email, Role role) {
        actor.mustHave(Right.EDIT_PEOPLE);
        return transaction.execute(_ -> {
            List<UUID> administrators = table.lockAdministrators();
            Person before = locked(id).person();
            Grantable.mustCover(actor, before.role());
            Grantable.mustCover(actor, role);
            if (role != Role.ADMINISTRATOR && administrators.equals(List.of(id))) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "last-administrator",
                        before.displayName() + " is the last administrator. Make somebody else an administrator first.",
                        "role");
            }
            return changed(actor, before, displayName, email, role);
        });
    }

    @Override
    public Person changeContact(Actor actor, String displayName, Optional<String> email) {
        actor.mustHave(Right.OWN_ACCOUNT);
        return transaction.execute(_ -> {
            Person before = locked(Own.id(actor)).person();
            return changed(actor, before, displayName, email, before.role());
        });
    }

    private Person changed(Actor actor, Person before, String displayName, Optional<String> email, Role role) {
        Person after =
                new Person(before.id(), before.name(), Profile.displayName(displayName), Profile.email(email), role);
        if (!after.equals(before)) {
            table.update(after);
            audit.record(actor, "identity.change-person", before.name(), Differences.between(before, after));
        }
        return after;
    }

    @Override
    public void changePassword(Actor actor, String current, String next) {
        actor.mustHave(Right.OWN_ACCOUNT);
        passwordChange.change(Own.id(actor), actor, current, next);
    }

    @Override
    public Optional<Person> find(UUID id) {
        return table.find(id).map(Account::person);
    }

    @Override
    public Optional<String> nameOf(UUID id) {
        return table.displayName(id);
    }

    @Override
    public Optional<Person> findByName(String name) {
        return table.findByName(name).map(Account::person);
    }

    @Override
    public List<Person> list() {
        return table.list();
    }

    private Account locked(UUID id) {
        return table.lock(id)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND, "person-unknown", "There is no such person. Load the list again."));
    }
}
