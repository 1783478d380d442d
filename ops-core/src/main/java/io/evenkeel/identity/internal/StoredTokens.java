package io.evenkeel.identity.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.audit.UuidSeven;
import io.evenkeel.identity.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tokens in PostgreSQL, with a small cache before them: agents write every few seconds. */
@Service
class StoredTokens implements Tokens {

    private static final String PREFIX = "evk_";
    private static final Pattern SECRET = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{" + Secret.LENGTH + "}");
    private static final int LONGEST_NAME = 253;
    private static final Duration USED_EXACTNESS = Duration.ofMinutes(1);
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(3_650);

    private final TokenTable table;
    private final Audit audit;
    private final InstantSource clock;
    private final ActorCache cache = new ActorCache();

    StoredTokens(TokenTable table, Audit audit, InstantSource clock) {
        this.table = table;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Issued issue(Actor actor, Actor.Kind kind, String name, Set<Right> rights) {
        return issue(actor, kind, name, rights, Optional.empty());
    }

    @Override
    @Transactional
    public Issued issue(Actor actor, Actor.Kind kind, String name, Set<Right> rights, Optional<Duration> validFor) {
        actor.mustHave(neededFor(kind));
        mustBeGrantable(actor, kind, rights);
        if (name.isBlank() || name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
            throw refused("token-name-invalid", "Name what the token is for, in 1 to 253 characters.", "name");
        }
        validFor.ifPresent(StoredTokens::mustBeSensible);
        String secret = PREFIX + Secret.random();
        Instant now = clock.instant();
        Token token = new Token(
                UuidSeven.at(now),
                kind,
                name.strip(),
                Set.copyOf(rights),
                now,
                issuer(actor, kind),
                validFor.map(now::plus),
                Optional.empty(),
                Optional.empty());
        table.insert(token, Secret.hash(secret));
        audit.record(
                actor,
                "identity.issue-token",
                token.name(),
                Map.of(
                        "token",
                        token.id().toString(),
                        "rights",
                        told(token.rights()),
                        "kind",
                        kind.name(),
                        "expires",
                        token.expiresAt().map(Instant::toString).orElse("never")));
        return new Issued(token.id(), secret);
    }

    @Override
    public Optional<Actor> authenticate(String secret) {
        if (!SECRET.matcher(secret).matches()) {
            return Optional.empty();
        }
        byte[] hash = Secret.hash(secret);
        String key = HexFormat.of().formatHex(hash);
        Instant now = clock.instant();
        return cache.find(key, now)
                .or(() -> table.findValid(hash, now).map(token -> {
                    if (token.kind() == Actor.Kind.TOKEN) {
                        table.used(token.id(), now, USED_EXACTNESS);
                    }
                    return cache.keep(key, actor(token), now);
                }));
    }

    private static Optional<UUID> issuer(Actor actor, Actor.Kind kind) {
        return kind == Actor.Kind.TOKEN && actor.kind() == Actor.Kind.PERSON
                ? Optional.of(UUID.fromString(actor.id()))
                : Optional.empty();
    }

    private static void mustBeSensible(Duration validFor) {
        if (validFor.compareTo(SHORTEST) < 0 || validFor.compareTo(LONGEST) > 0) {
            throw refused("validity-out-of-range", "A token is valid for 1 hour to 3,650 days.", "expiresInDays");
        }
    }

    private static Actor actor(Token token) {
        // An agent acts as its host; a program acts as its token, which is what a person revokes.
        String id = token.kind() == Actor.Kind.AGENT ? token.name() : token.id().toString();
        return new Actor(token.kind(), id, token.name(), token.rights());
    }

    @Override
    @Transactional
    public void revoke(Actor actor, UUID id) {
        Optional<Token> token = table.find(id);
        actor.mustHave(token.map(found -> neededFor(found.kind())).orElse(Right.EDIT_PEOPLE));
        if (token.isEmpty()) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "token-unknown", "There is no such token. Load the list again.");
        }
        if (table.revoke(id, clock.instant())) {
            audit.record(actor, "identity.revoke-token", token.get().name(), Map.of("token", id.toString()));
        }
    }

    @Override
    public List<Token> list() {
        return table.list();
    }

    private static Right neededFor(Actor.Kind kind) {
        return switch (kind) {
            case AGENT -> Right.ENROL_HOSTS;
            case TOKEN -> Right.EDIT_PEOPLE;
            case PERSON, PROCESS, SYSTEM ->
                throw refused("token-kind-invalid", "A token is an agent's or a program's.", "kind");
        };
    }

    /**
     * Nobody hands out more than they have, or a token could make itself a stronger one; measurements and log lines are the
     * exception, since people do not write them, and alerts of other programs. What is an agent's or a person's own is not for programs.
     */
    private static void mustBeGrantable(Actor actor, Actor.Kind kind, Set<Right> rights) {
        Set<Right> grantable = kind == Actor.Kind.AGENT
                ? EnumSet.of(Right.WRITE_MEASUREMENTS, Right.WRITE_LOGS, Right.REPORT_HOST)
                : forPrograms(actor.rights());
        if (rights.isEmpty() || !grantable.containsAll(rights)) {
            throw refused(
                    "rights-not-grantable",
                    "Choose at least one right, of these only: " + told(grantable) + ".",
                    "rights");
        }
    }

    private static Set<Right> forPrograms(Set<Right> own) {
        Set<Right> grantable = EnumSet.of(Right.WRITE_MEASUREMENTS, Right.WRITE_LOGS, Right.RAISE_ALERTS);
        grantable.addAll(own);
        grantable.removeAll(EnumSet.of(Right.REPORT_HOST, Right.OWN_ACCOUNT));
        return grantable;
    }

    private static String told(Set<Right> rights) {
        return String.join(", ", rights.stream().map(Right::name).sorted().toList());
    }

    private static Refusal refused(String code, String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, code, sentence, field);
    }
}
