package io.evenkeel.identity.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Sessions;
import io.evenkeel.identity.internal.PersonTable.Account;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The sessions in PostgreSQL. The password is compared before a transaction begins. */
@Service
class StoredSessions implements Sessions {

    private static final int MOST_OF_ONE_PERSON = 20;
    /** The time of the last request is stored this exactly: not every request shall write. */
    private static final Duration SEEN_EXACTNESS = Duration.ofMinutes(1);

    private static final int LONGEST_NAME = 40;

    private final PersonTable people;
    private final SessionTable sessions;
    private final Passwords passwords;
    private final SignInLimit limit;
    private final Audit audit;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    StoredSessions(
            PersonTable people,
            SessionTable sessions,
            Passwords passwords,
            SignInLimit limit,
            Audit audit,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.people = people;
        this.sessions = sessions;
        this.passwords = passwords;
        this.limit = limit;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Session signIn(String name, String password, String address) {
        String signInName = signInName(name);
        limit.take(signInName, address);
        Optional<Account> account = people.findByName(signInName);
        boolean right = passwords.matches(password, account.map(Account::passwordHash));
        if (!right || account.isEmpty()) {
            transaction.executeWithoutResult(_ -> recordRefusal(account, address));
            throw wrong();
        }
        limit.wasRight(signInName, address);
        return transaction.execute(_ -> begin(account.get(), address));
    }

    /** As it is stored; cut, since what follows can be nobody's name and must not fill the limit's memory. */
    private static String signInName(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        String cut = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
        return cut.replace('\0', '?');
    }

    /** A name that nobody has is not recorded: people type passwords there by mistake. */
    private void recordRefusal(Optional<Account> account, String address) {
        String subject = account.map(known -> known.person().name()).orElse("unknown name");
        audit.record(Actor.system("identity"), "identity.refuse-sign-in", subject, Map.of("address", address));
    }

    private static Refusal wrong() {
        return new Refusal(Refusal.Kind.UNAUTHENTICATED, "sign-in-refused", "Name or password is not right.");
    }

    private Session begin(Account account, String address) {
        Instant now = clock.instant();
        String secret = Secret.random();
        if (!sessions.insert(Secret.hash(secret), account, now)) {
            throw wrong();
        }
        sessions.endBegunBefore(now.minus(LONGEST));
        sessions.endAllButNewest(account.person().id(), MOST_OF_ONE_PERSON);
        Session session = session(secret, account, now, now);
        audit.record(session.actor(), "identity.sign-in", account.person().name(), Map.of("address", address));
        return session;
    }

    @Override
    public Optional<Session> find(String secret) {
        if (secret.length() != Secret.LENGTH) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        byte[] hash = Secret.hash(secret);
        return sessions.find(hash)
                .filter(row -> now.isBefore(row.createdAt().plus(LONGEST))
                        && now.isBefore(row.lastSeenAt().plus(IDLE)))
                .map(row -> {
                    if (row.lastSeenAt().plus(SEEN_EXACTNESS).isBefore(now)) {
                        sessions.seen(hash, now);
                    }
                    return session(secret, row.account(), row.createdAt(), now);
                });
    }

    @Override
    public void signOut(Actor actor, String secret) {
        actor.mustHave(Right.OWN_ACCOUNT);
        transaction.executeWithoutResult(_ -> {
            byte[] hash = Secret.hash(secret);
            sessions.find(hash).ifPresent(row -> {
                sessions.end(hash);
                audit.record(actor, "identity.sign-out", row.account().person().name(), Map.of());
            });
        });
    }

    private static Session session(String secret, Account account, Instant begun, Instant seen) {
        Instant idleEnd = seen.plus(IDLE);
        Instant end = begun.plus(LONGEST);
        return new Session(
                secret,
                Secret.derived(secret, "csrf"),
                account.person(),
                actor(account),
                account.mustChangePassword(),
                idleEnd.isBefore(end) ? idleEnd : end);
    }

    private static Actor actor(Account account) {
        Person person = account.person();
        Set<Right> rights = account.mustChangePassword()
                ? EnumSet.of(Right.OWN_ACCOUNT)
                : person.role().rights();
        return new Actor(Actor.Kind.PERSON, person.id().toString(), person.displayName(), rights);
    }
}
