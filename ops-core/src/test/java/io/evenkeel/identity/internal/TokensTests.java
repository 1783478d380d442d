package io.evenkeel.identity.internal;

import static io.evenkeel.identity.fakes.RealRooms.ADMINISTRATOR;
import static io.evenkeel.identity.fakes.Refused.lacksRight;
import static io.evenkeel.identity.fakes.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.identity.Tokens;
import io.evenkeel.identity.Tokens.Issued;
import io.evenkeel.identity.fakes.RealRooms;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTests {

    private static final Set<Right> AGENT_RIGHTS = Set.of(Right.WRITE_MEASUREMENTS, Right.REPORT_HOST);

    @TempDir
    Path data;

    private RealRooms rooms;
    private Tokens tokens;

    @BeforeEach
    void open() {
        rooms = RealRooms.open(data, "audit", "identity");
        tokens = rooms.get(Tokens.class);
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void anAgentActsAsItsHost() {
        Issued issued = tokens.issue(ADMINISTRATOR, Actor.Kind.AGENT, "web-1", AGENT_RIGHTS);

        assertThat(tokens.authenticate(issued.secret()))
                .hasValue(new Actor(Actor.Kind.AGENT, "web-1", "web-1", AGENT_RIGHTS));
    }

    @Test
    void aProgramActsAsItsToken() {
        Issued issued = tokens.issue(ADMINISTRATOR, Actor.Kind.TOKEN, "grafana", Set.of(Right.SEE_OPERATIONS));

        assertThat(tokens.authenticate(issued.secret()))
                .hasValue(new Actor(Actor.Kind.TOKEN, issued.id().toString(), "grafana", Set.of(Right.SEE_OPERATIONS)));
    }

    @Test
    void theSecretHasItsFormAndIsKeptNowhere() {
        Issued issued = tokens.issue(ADMINISTRATOR, Actor.Kind.TOKEN, "grafana", Set.of(Right.SEE_OPERATIONS));

        assertThat(issued.secret()).matches("evk_[A-Za-z0-9_-]{43}");
        assertThat(issued.toString()).doesNotContain(issued.secret());
        assertThat(rooms.sql()
                        .sql("SELECT token::text FROM identity.token UNION ALL SELECT act::text FROM audit.act")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(issued.secret().substring(4)));
    }

    /** Whatever one character of it becomes, it opens nothing. */
    @Test
    void noNeighbourOfATokenIsAToken() {
        String secret = tokens.issue(ADMINISTRATOR, Actor.Kind.TOKEN, "grafana", Set.of(Right.SEE_OPERATIONS))
                .secret();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            StringBuilder neighbour = new StringBuilder(secret);
            neighbour.setCharAt(random.nextInt(secret.length()), (char) (' ' + random.nextInt(95)));
            if (!neighbour.toString().equals(secret)) {
                assertThat(tokens.authenticate(neighbour.toString()))
                        .as("seed %d", seed)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "evk_", "Bearer x", "evk_0123456789012345678901234567890123456789012", "密"})
    void whatIsNoTokenIsNobody(String secret) {
        assertThat(tokens.authenticate(secret)).isEmpty();
    }

    @Test
    void aRevokedTokenOpensNothingAfterTenSeconds() {
        Issued issued = tokens.issue(ADMINISTRATOR, Actor.Kind.TOKEN, "grafana", Set.of(Right.SEE_OPERATIONS));
        assertThat(tokens.authenticate(issued.secret())).isPresent();

        tokens.revoke(ADMINISTRATOR, issued.id());
        rooms.clock().advance(Duration.ofSeconds(10));

        assertThat(tokens.authenticate(issued.secret())).isEmpty();
        assertThat(tokens.list().getFirst().revokedAt()).isPresent();
    }

    @Test
    void aCachedTokenCostsNoQuery() {
        Issued issued = tokens.issue(ADMINISTRATOR, Actor.Kind.TOKEN, "grafana", Set.of(Right.SEE_OPERATIONS));
        tokens.authenticate(issued.secret());
        rooms.sql().sql("DELETE FROM identity.token").update();

        rooms.clock().advance(Duration.ofMillis(9_999));
        assertThat(tokens.authenticate(issued.secret())).isPresent();
        rooms.clock().advance(Duration.ofMillis(1));
        assertThat(tokens.authenticate(issued.secret())).isEmpty();
    }

    @Test
    void aClockThatIsSetBackDoesNotKeepARevokedToken() {
        Issued issued = tokens.issue(ADMINISTRATOR, Actor.Kind.TOKEN, "grafana", Set.of(Right.SEE_OPERATIONS));
        tokens.authenticate(issued.secret());
        tokens.revoke(ADMINISTRATOR, issued.id());

        rooms.clock().advance(Duration.ofHours(-1));

        assertThat(tokens.authenticate(issued.secret())).isEmpty();
    }

    @Test
    void revokingTwiceIsRecordedOnce() {
        Issued issued = tokens.issue(ADMINISTRATOR, Actor.Kind.TOKEN, "grafana", Set.of(Right.SEE_OPERATIONS));
        tokens.revoke(ADMINISTRATOR, issued.id());
        tokens.revoke(ADMINISTRATOR, issued.id());

        assertThat(rooms.sql()
                        .sql("SELECT count(*) FROM audit.act WHERE verb = 'identity.revoke-token'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        refused(Refusal.Kind.NOT_FOUND, "token-unknown", () -> tokens.revoke(ADMINISTRATOR, UUID.randomUUID()));
    }

    @Test
    void eachKindNeedsItsRight() {
        Actor enroller = RealRooms.with(Right.ENROL_HOSTS);
        Issued agent = tokens.issue(enroller, Actor.Kind.AGENT, "web-1", AGENT_RIGHTS);
        Issued program = tokens.issue(ADMINISTRATOR, Actor.Kind.TOKEN, "x", Set.of(Right.SEE_OPERATIONS));

        lacksRight(() -> tokens.issue(enroller, Actor.Kind.TOKEN, "x", Set.of(Right.ENROL_HOSTS)));
        lacksRight(() -> tokens.issue(RealRooms.NOBODY, Actor.Kind.AGENT, "x", AGENT_RIGHTS));
        lacksRight(() -> tokens.revoke(enroller, program.id()));
        lacksRight(() -> tokens.revoke(RealRooms.NOBODY, agent.id()));
        lacksRight(() -> tokens.revoke(enroller, UUID.randomUUID()));
        tokens.revoke(enroller, agent.id());
    }

    @Test
    void nobodyHandsOutMoreThanTheyHave() {
        Actor editor = RealRooms.with(Right.EDIT_PEOPLE, Right.SEE_OPERATIONS);

        refused(
                Refusal.Kind.INVALID,
                "rights-not-grantable",
                () -> tokens.issue(editor, Actor.Kind.TOKEN, "stronger", Set.of(Right.SEE_AUDIT)));
        assertThat(tokens.list()).isEmpty();
    }

    @Test
    void anAdministratorLetsAProgramWriteMeasurements() {
        Actor admin = administrator();

        Issued issued = tokens.issue(admin, Actor.Kind.TOKEN, "prometheus", Set.of(Right.WRITE_MEASUREMENTS));

        assertThat(tokens.authenticate(issued.secret()).orElseThrow().rights())
                .isEqualTo(EnumSet.of(Right.WRITE_MEASUREMENTS));
    }

    private Actor administrator() {
        Person admin = rooms.get(People.class)
                .createFirstAdministrator(Optional.empty())
                .orElseThrow()
                .person();
        return new Actor(Actor.Kind.PERSON, admin.id().toString(), "Admin", Role.ADMINISTRATOR.rights());
    }

    @Test
    void aTokenTellsWhoIssuedItWhenItEndsAndWhenItWasUsed() {
        Actor admin = administrator();
        Issued issued = tokens.issue(
                admin, Actor.Kind.TOKEN, "grafana", Set.of(Right.SEE_OPERATIONS), Optional.of(Duration.ofDays(30)));
        assertThat(tokens.list().getFirst().lastUsedAt()).isEmpty();
        tokens.authenticate(issued.secret());

        Tokens.Token token = tokens.list().getFirst();

        assertThat(token.issuedBy()).hasValue(UUID.fromString(admin.id()));
        assertThat(token.expiresAt()).hasValue(Instant.parse("2026-12-21T02:00:00Z"));
        assertThat(token.lastUsedAt()).hasValue(Instant.parse("2026-11-21T02:00:00Z"));
    }

    @Test
    void theTimeOfUseIsWrittenOnceAMinute() {
        Issued issued = tokens.issue(ADMINISTRATOR, Actor.Kind.TOKEN, "grafana", Set.of(Right.SEE_OPERATIONS));
        for (int second = 0; second < 5; second++) {
            tokens.authenticate(issued.secret());
            rooms.clock().advance(Duration.ofSeconds(15));
        }

        assertThat(tokens.list().getFirst().lastUsedAt()).hasValue(Instant.parse("2026-11-21T02:00:00Z"));
        rooms.clock().advance(Duration.ofSeconds(15));
        tokens.authenticate(issued.secret());
        assertThat(tokens.list().getFirst().lastUsedAt()).hasValue(Instant.parse("2026-11-21T02:01:30Z"));
    }

    @Test
    void anExpiredTokenOpensNothing() {
        Issued issued = tokens.issue(
                ADMINISTRATOR,
                Actor.Kind.TOKEN,
                "grafana",
                Set.of(Right.SEE_OPERATIONS),
                Optional.of(Duration.ofHours(1)));
        rooms.clock().advance(Duration.ofMinutes(59));
        assertThat(tokens.authenticate(issued.secret())).isPresent();

        rooms.clock().advance(Duration.ofMinutes(1).plus(ActorCache.LONGEST));

        assertThat(tokens.authenticate(issued.secret())).isEmpty();
    }

    @Test
    void aValidityMustMakeSense() {
        for (Duration validity : Set.of(Duration.ZERO, Duration.ofMinutes(59), Duration.ofDays(3_651))) {
            refused(
                    Refusal.Kind.INVALID,
                    "validity-out-of-range",
                    () -> tokens.issue(
                            ADMINISTRATOR,
                            Actor.Kind.TOKEN,
                            "grafana",
                            Set.of(Right.SEE_OPERATIONS),
                            Optional.of(validity)));
        }
    }

    @Test
    void whatIsAnAgentsOrAPersonsOwnIsNotForPrograms() {
        for (Set<Right> rights : Set.of(Set.of(Right.REPORT_HOST), Set.of(Right.OWN_ACCOUNT), Set.<Right>of())) {
            refused(
                    Refusal.Kind.INVALID,
                    "rights-not-grantable",
                    () -> tokens.issue(ADMINISTRATOR, Actor.Kind.TOKEN, "program", rights));
        }
        refused(
                Refusal.Kind.INVALID,
                "rights-not-grantable",
                () -> tokens.issue(ADMINISTRATOR, Actor.Kind.AGENT, "web-1", Set.of(Right.SEE_OPERATIONS)));
        refused(
                Refusal.Kind.INVALID,
                "token-kind-invalid",
                () -> tokens.issue(ADMINISTRATOR, Actor.Kind.SYSTEM, "x", Set.of(Right.SEE_OPERATIONS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "line\nbreak"})
    void aTokenSaysWhatItIsFor(String name) {
        refused(
                Refusal.Kind.INVALID,
                "token-name-invalid",
                () -> tokens.issue(ADMINISTRATOR, Actor.Kind.TOKEN, name, Set.of(Right.SEE_OPERATIONS)));
    }
}
