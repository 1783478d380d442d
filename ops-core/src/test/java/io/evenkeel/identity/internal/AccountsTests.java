package io.evenkeel.identity.internal;

import static io.evenkeel.identity.fakes.RealRooms.ADMINISTRATOR;
import static io.evenkeel.identity.fakes.Refused.lacksRight;
import static io.evenkeel.identity.fakes.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Audit.Act;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Accounts;
import io.evenkeel.identity.PasswordChanged;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.identity.Sessions;
import io.evenkeel.identity.Tokens;
import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.oncall.fakes.HeardEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTests {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path data;

    private RealRooms rooms;
    private Accounts accounts;
    private People people;
    private Sessions sessions;
    private Tokens tokens;
    private Person admin;

    @BeforeEach
    void open() {
        rooms = RealRooms.open(data, "audit", "identity");
        accounts = rooms.get(Accounts.class);
        people = rooms.get(People.class);
        sessions = rooms.get(Sessions.class);
        tokens = rooms.get(Tokens.class);
        admin = people.createFirstAdministrator(Optional.of(PASSWORD))
                .orElseThrow()
                .person();
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void whoLeavesIsOutAtOnceAndStaysInTheTrail() {
        Person wei = create("wei", Role.ADMINISTRATOR);
        accounts.setPassword(ADMINISTRATOR, "wei", PASSWORD);
        Sessions.Session session = sessions.signIn("wei", PASSWORD, "10.0.0.1");
        Tokens.Issued program = tokens.issue(actor(wei), Actor.Kind.TOKEN, "grafana", Set.of(Right.SEE_OPERATIONS));
        Tokens.Issued agent = tokens.issue(
                actor(wei), Actor.Kind.AGENT, "web-1", Set.of(Right.WRITE_MEASUREMENTS, Right.REPORT_HOST));

        accounts.deactivate(actor(admin), wei.id());

        assertThat(sessions.find(session.secret())).isEmpty();
        refused(Refusal.Kind.UNAUTHENTICATED, "sign-in-refused", () -> sessions.signIn("wei", PASSWORD, "10.0.0.1"));
        assertThat(people.find(wei.id())).isEmpty();
        assertThat(people.findByName("wei")).isEmpty();
        assertThat(people.nameOf(wei.id())).as("what wei did keeps its name").contains(wei.displayName());
        assertThat(people.list()).containsExactly(admin);
        rooms.clock().advance(ActorCache.LONGEST);
        assertThat(tokens.authenticate(program.secret())).isEmpty();
        assertThat(tokens.authenticate(agent.secret())).as("a host goes on").isPresent();
        assertThat(accounts.former())
                .containsExactly(new Accounts.Former(wei.id(), "wei", "wei", Instant.parse("2026-11-21T02:00:00Z")));
        Act act = newest(1);
        assertThat(act.verb()).isEqualTo("identity.deactivate-person");
        assertThat(act.facts()).containsEntry("sessionsEnded", "1").containsEntry("tokensRevoked", "grafana");
    }

    @Test
    void aNameIsNeverGivenAgain() {
        Person wei = create("wei", Role.VIEWER);
        accounts.deactivate(actor(admin), wei.id());

        refused(Refusal.Kind.CONFLICT, "name-taken", () -> create("wei", Role.VIEWER));
    }

    @Test
    void whoComesBackHasTheirRoleANewPasswordAndNoOldToken() {
        Person wei = create("wei", Role.ON_CALL_ENGINEER);
        accounts.setPassword(ADMINISTRATOR, "wei", PASSWORD);
        Tokens.Issued program = tokens.issue(actor(admin), Actor.Kind.TOKEN, "grafana", Set.of(Right.SEE_OPERATIONS));
        accounts.deactivate(actor(admin), wei.id());

        String first = accounts.reactivate(actor(admin), wei.id());
        Act act = newest();

        assertThat(people.find(wei.id())).contains(wei);
        assertThat(accounts.former()).isEmpty();
        refused(Refusal.Kind.UNAUTHENTICATED, "sign-in-refused", () -> sessions.signIn("wei", PASSWORD, "10.0.0.1"));
        assertThat(sessions.signIn("wei", first, "10.0.0.1").mustChangePassword())
                .isTrue();
        assertThat(tokens.authenticate(program.secret())).as("of somebody else").isPresent();
        assertThat(act.verb()).isEqualTo("identity.reactivate-person");
        assertThat(act.facts()).isEqualTo(Map.of("role", "ON_CALL_ENGINEER"));
        assertThat(act.toString()).doesNotContain(first);
    }

    @Test
    void nobodyIsLetInAgainByThoseWhoMayNotGiveTheRole() {
        Person lin = create("lin", Role.ADMINISTRATOR);
        accounts.deactivate(actor(admin), lin.id());

        lacksRight(() -> accounts.reactivate(RealRooms.with(Right.SEE_OPERATIONS), lin.id()));
        refused(
                Refusal.Kind.FORBIDDEN,
                "role-too-strong",
                () -> accounts.reactivate(RealRooms.with(Right.EDIT_PEOPLE), lin.id()));
        refused(Refusal.Kind.CONFLICT, "person-active", () -> accounts.reactivate(actor(admin), admin.id()));
        refused(Refusal.Kind.NOT_FOUND, "person-unknown", () -> accounts.reactivate(actor(admin), UUID.randomUUID()));
        assertThat(accounts.former()).hasSize(1);
    }

    @Test
    void theLastAdministratorCannotLeave() {
        refused(Refusal.Kind.CONFLICT, "last-administrator", () -> accounts.deactivate(actor(admin), admin.id()));
        Person lin = create("lin", Role.ADMINISTRATOR);

        accounts.deactivate(actor(lin), admin.id());

        refused(Refusal.Kind.CONFLICT, "last-administrator", () -> accounts.deactivate(actor(lin), lin.id()));
        refused(
                Refusal.Kind.CONFLICT,
                "last-administrator",
                () -> people.change(actor(lin), lin.id(), "Lin", Optional.empty(), Role.VIEWER));
    }

    @Test
    void whoLeftCannotBeChanged() {
        Person wei = create("wei", Role.VIEWER);
        accounts.deactivate(actor(admin), wei.id());

        refused(Refusal.Kind.NOT_FOUND, "person-unknown", () -> accounts.deactivate(actor(admin), wei.id()));
        refused(Refusal.Kind.NOT_FOUND, "person-unknown", () -> accounts.resetPassword(actor(admin), wei.id()));
        refused(
                Refusal.Kind.NOT_FOUND,
                "person-unknown",
                () -> people.change(actor(admin), wei.id(), "Wei", Optional.empty(), Role.VIEWER));
        refused(Refusal.Kind.NOT_FOUND, "person-unknown", () -> accounts.setPassword(ADMINISTRATOR, "wei", PASSWORD));
    }

    @Test
    void aResetPasswordMustBeChangedAndEndsWhatIsOpen() {
        Person wei = create("wei", Role.VIEWER);
        accounts.setPassword(ADMINISTRATOR, "wei", PASSWORD);
        Sessions.Session open = sessions.signIn("wei", PASSWORD, "10.0.0.1");

        String first = accounts.resetPassword(actor(admin), wei.id());

        assertThat(sessions.find(open.secret())).isEmpty();
        assertThat(sessions.signIn("wei", first, "10.0.0.1").mustChangePassword())
                .isTrue();
        assertThat(newest(1).toString()).contains("identity.reset-password").doesNotContain(first);
    }

    @Test
    void thePasswordThatTheLocalOperatorSetsNeedsNoChange() {
        accounts.setPassword(ADMINISTRATOR, "admin", "another long password");

        assertThat(sessions.signIn("admin", "another long password", "10.0.0.1").mustChangePassword())
                .isFalse();
        refused(
                Refusal.Kind.INVALID,
                "password-too-short",
                () -> accounts.setPassword(ADMINISTRATOR, "admin", "short"));
        Refusal unknown = refused(
                Refusal.Kind.NOT_FOUND, "person-unknown", () -> accounts.setPassword(ADMINISTRATOR, "amdin", PASSWORD));
        assertThat(unknown).hasMessageContaining("there are: admin.");
    }

    @Test
    void signsOutEverywhere() {
        Sessions.Session here = sessions.signIn("admin", PASSWORD, "10.0.0.1");
        Sessions.Session there = sessions.signIn("admin", PASSWORD, "10.0.0.2");

        accounts.signOutEverywhere(here.actor());

        assertThat(sessions.find(here.secret())).isEmpty();
        assertThat(sessions.find(there.secret())).isEmpty();
        assertThat(newest().facts()).containsEntry("sessionsEnded", "2");
    }

    @Test
    void whoLacksTheRightEndsNothing() {
        Actor viewer = RealRooms.with(Right.SEE_OPERATIONS, Right.OWN_ACCOUNT);

        lacksRight(() -> accounts.deactivate(viewer, admin.id()));
        lacksRight(() -> accounts.resetPassword(viewer, admin.id()));
        lacksRight(() -> accounts.setPassword(viewer, "admin", PASSWORD));
        lacksRight(() -> accounts.signOutEverywhere(RealRooms.NOBODY));
        refused(Refusal.Kind.FORBIDDEN, "person-needed", () -> accounts.signOutEverywhere(viewer));
    }

    /** A leaked token with one strong right must not become an administrator by a detour. */
    @Test
    void aTokenThatMayEditPeopleMakesNobodyStrongerThanItself() {
        Actor editor = RealRooms.with(Right.EDIT_PEOPLE, Right.SEE_OPERATIONS);
        Person wei = create("wei", Role.VIEWER);

        tooStrong(() -> people.create(editor, "x", "X", Optional.empty(), Role.ADMINISTRATOR));
        tooStrong(() -> people.change(editor, wei.id(), "Wei", Optional.empty(), Role.SECURITY_AUDITOR));
        tooStrong(() -> people.change(editor, admin.id(), "Admin", Optional.empty(), Role.VIEWER));
        tooStrong(() -> accounts.resetPassword(editor, admin.id()));
        tooStrong(() -> accounts.setPassword(editor, "admin", PASSWORD));
        tooStrong(() -> accounts.deactivate(editor, admin.id()));
        assertThat(people.change(editor, wei.id(), "Wei", Optional.empty(), Role.REQUESTER)
                        .role())
                .isEqualTo(Role.REQUESTER);
        assertThat(people.list()).hasSize(2);
    }

    @Test
    void aSessionEndsWhenItIsUnusedAndWhenItIsOld() {
        Sessions.Session unused = sessions.signIn("admin", PASSWORD, "10.0.0.1");
        rooms.clock().advance(Sessions.IDLE);
        assertThat(sessions.find(unused.secret())).isEmpty();

        Sessions.Session used = sessions.signIn("admin", PASSWORD, "10.0.0.1");
        for (Duration passed = Duration.ZERO; passed.compareTo(Sessions.LONGEST) < 0; passed = passed.plusHours(1)) {
            assertThat(sessions.find(used.secret())).as("after %s", passed).isPresent();
            rooms.clock().advance(Duration.ofHours(1));
        }
        assertThat(sessions.find(used.secret())).isEmpty();
    }

    private static void tooStrong(org.assertj.core.api.ThrowableAssert.ThrowingCallable verb) {
        refused(Refusal.Kind.FORBIDDEN, "role-too-strong", verb);
    }

    private Person create(String name, Role role) {
        return people.create(ADMINISTRATOR, name, name, Optional.empty(), role).person();
    }

    private static Actor actor(Person person) {
        UUID id = person.id();
        return new Actor(
                Actor.Kind.PERSON,
                id.toString(),
                person.displayName(),
                person.role().rights());
    }

    private Act newest() {
        return newest(0);
    }

    private Act newest(int before) {
        return rooms.get(Audit.class)
                .list(Optional.empty(), Optional.empty(), before + 1)
                .get(before);
    }

    @Test
    void aPasswordThatWasSetOrReplacedIsTold() {
        accounts.setPassword(ADMINISTRATOR, "admin", "another horse battery");
        accounts.resetPassword(ADMINISTRATOR, admin.id());

        assertThat(rooms.get(HeardEvents.class).of(PasswordChanged.class))
                .containsExactly(new PasswordChanged(admin.id(), "admin"), new PasswordChanged(admin.id(), "admin"));
    }
}
