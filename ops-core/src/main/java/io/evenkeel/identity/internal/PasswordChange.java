package io.evenkeel.identity.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.PasswordChanged;
import io.evenkeel.identity.PasswordRule;
import io.evenkeel.identity.internal.PersonTable.Account;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes a person's own password. Guesses at the current one are limited like sign-ins: a session may be stolen. */
@Component
class PasswordChange {

    private final PersonTable people;
    private final SessionTable sessions;
    private final Passwords passwords;
    private final SignInLimit limit;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    PasswordChange(
            PersonTable people,
            SessionTable sessions,
            Passwords passwords,
            SignInLimit limit,
            Audit audit,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.people = people;
        this.sessions = sessions;
        this.passwords = passwords;
        this.limit = limit;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    void change(UUID id, Actor actor, String current, String next) {
        PasswordRule.mustBeUsable(next, "next");
        Account account = people.find(id)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.UNAUTHENTICATED, "signed-out", "Your account is gone. Ask an administrator."));
        String name = account.person().name();
        limit.take(name, "password change");
        if (!passwords.matches(current, Optional.of(account.passwordHash()))) {
            throw new Refusal(Refusal.Kind.INVALID, "password-wrong", "The current password is not right.", "current");
        }
        limit.wasRight(name, "password change");
        if (current.equals(next)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "password-unchanged",
                    "Choose a password other than the current one.",
                    "next");
        }
        String hash = passwords.hash(next);
        transaction.executeWithoutResult(_ -> store(actor, account, hash));
    }

    private void store(Actor actor, Account account, String hash) {
        if (!people.replacePassword(account.person().id(), account.passwordHash(), hash)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "password-changed-meanwhile",
                    "Your password was changed elsewhere at this moment. Sign in with the new one.");
        }
        sessions.endAllOf(account.person().id());
        audit.record(actor, "identity.change-password", account.person().name(), Map.of());
        events.publishEvent(
                new PasswordChanged(account.person().id(), account.person().name()));
    }
}
