package io.evenkeel.identity.internal;

import static io.evenkeel.identity.fakes.RealRooms.ADMINISTRATOR;
import static io.evenkeel.identity.fakes.Refused.lacksRight;
import static io.evenkeel.identity.fakes.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.identity.Sessions;
import io.evenkeel.identity.Sessions.Session;
import io.evenkeel.identity.fakes.RealRooms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTests {

    private static final String PASSWORD = "correct horse battery";
    private static final String HOME = "10.0.0.1";

    @TempDir
    Path data;

    private RealRooms rooms;
    private People people;
    private Sessions sessions;

    @BeforeEach
    void open() {
        rooms = RealRooms.open(data, "audit", "identity");
        people = rooms.get(People.class);
        sessions = rooms.get(Sessions.class);
        people.createFirstAdministrator(Optional.of(PASSWORD));
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void aSignedInPersonIsKnownByTheSecret() {
        Session begun = sessions.signIn("admin", PASSWORD, HOME);

        Session found = sessions.find(begun.secret()).orElseThrow();
        assertThat(found.person().name()).isEqualTo("admin");
        assertThat(found.actor().kind()).isEqualTo(Actor.Kind.PERSON);
        assertThat(found.actor().rights()).isEqualTo(Role.ADMINISTRATOR.rights());
        assertThat(found.csrfToken()).isEqualTo(begun.csrfToken()).isNotEqualTo(begun.secret());
        assertThat(begun.secret()).matches("[A-Za-z0-9_-]{43}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", " admin ", "Admin", "ADMIN"})
    void theNameIsReadAsPeopleTypeIt(String typed) {
        assertThat(sessions.signIn(typed, PASSWORD, HOME).person().name()).isEqualTo("admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "nobody", "admin", "nul\0", "' OR 1=1 --"})
    void refusesEveryWrongPairInTheSameWords(String name) {
        Refusal refusal = refused(
                Refusal.Kind.UNAUTHENTICATED, "sign-in-refused", () -> sessions.signIn(name, "wrong password", HOME));
        assertThat(refusal).hasMessage("Name or password is not right.");
    }

    @Test
    void onlyHashesAreStored() {
        Session session = sessions.signIn("admin", PASSWORD, HOME);

        String stored =
                String.join("\n", rooms.sql().sql("""
                                SELECT session::text FROM identity.session UNION ALL
                                SELECT person::text FROM identity.person UNION ALL
                                SELECT act::text FROM audit.act
                                """).query(String.class).list());
        assertThat(stored)
                .doesNotContain(session.secret())
                .doesNotContain(session.csrfToken())
                .doesNotContain(PASSWORD)
                .contains(HexFormat.of().formatHex(Secret.hash(session.secret())));
        assertThat(session.toString()).doesNotContain(session.secret()).doesNotContain(session.csrfToken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "0123456789012345678901234567890123456789012"})
    void anUnknownSecretIsNobody(String secret) {
        assertThat(sessions.find(secret)).isEmpty();
    }

    @Test
    void goesOnWhileItIsUsed() {
        Session session = sessions.signIn("admin", PASSWORD, HOME);

        rooms.clock().advance(Duration.ofHours(12).minusSeconds(1));
        assertThat(sessions.find(session.secret())).isPresent();
        rooms.clock().advance(Duration.ofHours(12).minusSeconds(1));
        assertThat(sessions.find(session.secret())).isPresent();
    }

    @Test
    void isOverAfterTwelveIdleHours() {
        Session session = sessions.signIn("admin", PASSWORD, HOME);

        rooms.clock().advance(Duration.ofHours(12));

        assertThat(sessions.find(session.secret())).isEmpty();
    }

    @Test
    void isOverAfterADayHoweverBusy() {
        Session session = sessions.signIn("admin", PASSWORD, HOME);
        for (int hour = 1; hour < 24; hour++) {
            rooms.clock().advance(Duration.ofHours(1));
            assertThat(sessions.find(session.secret())).isPresent();
        }

        rooms.clock().advance(Duration.ofHours(1));

        assertThat(sessions.find(session.secret())).isEmpty();
    }

    @Test
    void saysWhenItEnds() {
        Session session = sessions.signIn("admin", PASSWORD, HOME);
        assertThat(session.expiresAt()).isEqualTo("2026-11-21T14:00:00Z");

        rooms.clock().advance(Duration.ofHours(11));
        sessions.find(session.secret());
        rooms.clock().advance(Duration.ofHours(11));
        assertThat(sessions.find(session.secret()).orElseThrow().expiresAt()).isEqualTo("2026-11-22T02:00:00Z");
    }

    @Test
    void aSignedOutSecretIsNobody() {
        Session session = sessions.signIn("admin", PASSWORD, HOME);
        Session other = sessions.signIn("admin", PASSWORD, HOME);

        sessions.signOut(session.actor(), session.secret());

        assertThat(sessions.find(session.secret())).isEmpty();
        assertThat(sessions.find(other.secret())).isPresent();
        lacksRight(() -> sessions.signOut(RealRooms.NOBODY, other.secret()));
    }

    @Test
    void survivesARestart() {
        Session session = sessions.signIn("admin", PASSWORD, HOME);

        try (RealRooms again =
                RealRooms.open(data, rooms.get(javax.sql.DataSource.class), java.util.Map.of(), "audit", "identity")) {
            assertThat(again.get(Sessions.class).find(session.secret())).isPresent();
        }
    }

    @Test
    void aNewRoleCountsFromTheNextRequest() {
        Person wei = withOwnPassword("wei", Role.ON_CALL_ENGINEER);
        Session session = sessions.signIn("wei", PASSWORD, HOME);

        people.change(ADMINISTRATOR, wei.id(), "Wei", Optional.empty(), Role.VIEWER);

        assertThat(sessions.find(session.secret()).orElseThrow().actor().rights())
                .isEqualTo(Role.VIEWER.rights());
    }

    @Test
    void whoMustChangeThePasswordMayDoNothingElse() {
        People.Created wei = people.create(ADMINISTRATOR, "wei", "Wei", Optional.empty(), Role.ADMINISTRATOR);

        Session session = sessions.signIn("wei", wei.firstPassword(), HOME);

        assertThat(session.mustChangePassword()).isTrue();
        assertThat(session.actor().rights()).containsExactly(Right.OWN_ACCOUNT);
    }

    @Test
    void guessingIsStoppedEvenForTheRightPassword() {
        fail("admin", HOME, SignInLimit.BY_NAME_AND_ADDRESS);

        refused(Refusal.Kind.TOO_MANY, "too-many-attempts", () -> sessions.signIn("admin", PASSWORD, HOME));
        rooms.clock().advance(Duration.ofMinutes(10));
        assertThat(sessions.signIn("admin", PASSWORD, HOME)).isNotNull();
    }

    @Test
    void guessingANameThatNobodyHasIsStoppedInTheSameWords() {
        fail("nobody", HOME, SignInLimit.BY_NAME_AND_ADDRESS);
        fail("admin", "10.0.0.2", SignInLimit.BY_NAME_AND_ADDRESS);

        Refusal nobody =
                refused(Refusal.Kind.TOO_MANY, "too-many-attempts", () -> sessions.signIn("nobody", PASSWORD, HOME));
        Refusal somebody = refused(
                Refusal.Kind.TOO_MANY, "too-many-attempts", () -> sessions.signIn("admin", PASSWORD, "10.0.0.2"));
        assertThat(nobody).hasMessage(somebody.getMessage());
    }

    @Test
    void aStrangerWhoFailsDoesNotLockOutThePersonElsewhere() {
        fail("admin", "203.0.113.9", SignInLimit.BY_NAME_AND_ADDRESS);

        assertThat(sessions.signIn("admin", PASSWORD, HOME)).isNotNull();
    }

    @Test
    void oneAddressDoesNotTryManyNames() {
        for (int name = 0; name < SignInLimit.BY_ADDRESS; name++) {
            fail("guess-" + name, "203.0.113.9", 1);
        }

        refused(Refusal.Kind.TOO_MANY, "too-many-attempts", () -> sessions.signIn("admin", PASSWORD, "203.0.113.9"));
    }

    @Test
    void aNameIsNotTriedFromManyAddresses() {
        for (int address = 0; address < SignInLimit.BY_NAME; address++) {
            fail("admin", "203.0.113." + address, 1);
        }

        refused(Refusal.Kind.TOO_MANY, "too-many-attempts", () -> sessions.signIn("admin", PASSWORD, HOME));
    }

    @Test
    void whoSignsInOftenAndRightlyIsNeverStopped() {
        for (int i = 0; i < 3 * SignInLimit.BY_ADDRESS; i++) {
            sessions.signIn("admin", PASSWORD, HOME);
        }

        assertThat(rooms.sql()
                        .sql("SELECT count(*) FROM identity.session")
                        .query(Integer.class)
                        .single())
                .as("the oldest of one person's sessions end")
                .isEqualTo(20);
    }

    @Test
    void aRefusedSignInIsAuditedWithoutWhatWasTyped() {
        fail("admin", HOME, 1);
        fail("my-secret-typed-as-name", HOME, 1);

        List<Audit.Act> acts = rooms.get(Audit.class).list(Optional.empty(), Optional.empty(), 2);
        assertThat(acts).extracting(Audit.Act::verb).containsOnly("identity.refuse-sign-in");
        assertThat(acts).extracting(Audit.Act::subject).containsExactly("unknown name", "admin");
        assertThat(acts.toString()).doesNotContain("my-secret").doesNotContain("wrong password");
    }

    private void fail(String name, String address, int times) {
        for (int i = 0; i < times; i++) {
            refused(
                    Refusal.Kind.UNAUTHENTICATED,
                    "sign-in-refused",
                    () -> sessions.signIn(name, "wrong password", address));
        }
    }

    private Person withOwnPassword(String name, Role role) {
        People.Created created = people.create(ADMINISTRATOR, name, name, Optional.empty(), role);
        Session first = sessions.signIn(name, created.firstPassword(), HOME);
        people.changePassword(first.actor(), created.firstPassword(), PASSWORD);
        return created.person();
    }
}
