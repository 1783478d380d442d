package io.evenkeel.identity.internal;

import static io.evenkeel.identity.fakes.RealRooms.ADMINISTRATOR;
import static io.evenkeel.identity.fakes.Refused.lacksRight;
import static io.evenkeel.identity.fakes.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.PasswordChanged;
import io.evenkeel.identity.People;
import io.evenkeel.identity.People.Created;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.identity.Sessions;
import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.oncall.fakes.HeardEvents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleTests {

    private static final Optional<String> NO_ADDRESS = Optional.empty();

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
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void aNewPersonSignsInWithTheFirstPasswordAndMustChangeIt() {
        Created wei =
                people.create(ADMINISTRATOR, "wei", " 张伟 ", Optional.of("wei@example.org"), Role.ON_CALL_ENGINEER);

        assertThat(wei.person().displayName()).isEqualTo("张伟");
        assertThat(people.findByName("wei")).hasValue(wei.person());
        assertThat(people.find(wei.person().id())).hasValue(wei.person());
        assertThat(sessions.signIn("wei", wei.firstPassword(), "10.0.0.1").mustChangePassword())
                .isTrue();
    }

    @Test
    void theFirstPasswordIsKeptNowhere() {
        Created wei = create("wei", Role.VIEWER);

        assertThat(wei.toString()).doesNotContain(wei.firstPassword());
        assertThat(everythingStored()).doesNotContain(wei.firstPassword());
    }

    @Test
    void namesAreUnique() {
        create("wei", Role.VIEWER);

        Refusal refusal = refused(Refusal.Kind.CONFLICT, "name-taken", () -> create("wei", Role.VIEWER));
        assertThat(refusal.field()).isEqualTo("name");
        assertThat(people.list()).hasSize(1);
    }

    @Test
    void listsByDisplayName() {
        people.create(ADMINISTRATOR, "a", "Zhang", NO_ADDRESS, Role.VIEWER);
        people.create(ADMINISTRATOR, "z", "Ai", NO_ADDRESS, Role.VIEWER);

        assertThat(people.list()).extracting(Person::name).containsExactly("z", "a");
    }

    @Test
    void whoLacksTheRightChangesNobody() {
        Created wei = create("wei", Role.VIEWER);
        Actor viewer = RealRooms.with(Right.SEE_OPERATIONS, Right.OWN_ACCOUNT);

        lacksRight(() -> people.create(viewer, "lin", "Lin", NO_ADDRESS, Role.VIEWER));
        lacksRight(() -> people.change(viewer, wei.person().id(), "Wei", NO_ADDRESS, Role.ADMINISTRATOR));
        lacksRight(() -> people.changeContact(RealRooms.NOBODY, "Wei", NO_ADDRESS));
        lacksRight(() -> people.changePassword(RealRooms.NOBODY, "x", "y"));
        assertThat(people.list()).containsExactly(wei.person());
    }

    @Test
    void aChangeIsToldWithBeforeAndAfter() {
        Created wei = create("wei", Role.VIEWER);

        people.change(ADMINISTRATOR, wei.person().id(), "Wei", Optional.of("w@example.org"), Role.ON_CALL_ENGINEER);

        assertThat(people.findByName("wei").orElseThrow().role()).isEqualTo(Role.ON_CALL_ENGINEER);
        assertThat(rooms.get(Audit.class)
                        .list(Optional.of("wei"), Optional.empty(), 1)
                        .getFirst()
                        .facts())
                .containsEntry("role", "VIEWER → ON_CALL_ENGINEER")
                .containsEntry("email", "none → w@example.org");
    }

    @Test
    void aPersonThatThereIsNotCannotChange() {
        refused(
                Refusal.Kind.NOT_FOUND,
                "person-unknown",
                () -> people.change(ADMINISTRATOR, UUID.randomUUID(), "Wei", NO_ADDRESS, Role.VIEWER));
    }

    @Test
    void theLastAdministratorStaysOne() {
        Created admin = people.createFirstAdministrator(Optional.empty()).orElseThrow();
        UUID id = admin.person().id();

        refused(
                Refusal.Kind.CONFLICT,
                "last-administrator",
                () -> people.change(ADMINISTRATOR, id, "Administrator", NO_ADDRESS, Role.VIEWER));
        assertThat(people.change(ADMINISTRATOR, id, "Renamed", NO_ADDRESS, Role.ADMINISTRATOR)
                        .displayName())
                .isEqualTo("Renamed");
    }

    @Test
    void anAdministratorStepsDownWhereThereIsAnother() {
        UUID first = people.createFirstAdministrator(Optional.empty())
                .orElseThrow()
                .person()
                .id();
        create("lin", Role.ADMINISTRATOR);

        assertThat(people.change(ADMINISTRATOR, first, "Former", NO_ADDRESS, Role.VIEWER)
                        .role())
                .isEqualTo(Role.VIEWER);
    }

    @Test
    void twoAdministratorsWhoDegradeEachOtherAtOnceLeaveOne() throws InterruptedException {
        for (int round = 0; round < 10; round++) {
            UUID one = create("one-" + round, Role.ADMINISTRATOR).person().id();
            UUID other = create("other-" + round, Role.ADMINISTRATOR).person().id();
            people.list().stream()
                    .filter(person -> person.role() == Role.ADMINISTRATOR)
                    .filter(person -> !List.of(one, other).contains(person.id()))
                    .forEach(person -> people.change(ADMINISTRATOR, person.id(), "Former", NO_ADDRESS, Role.VIEWER));

            atOnce(
                    () -> people.change(ADMINISTRATOR, one, "One", NO_ADDRESS, Role.VIEWER),
                    () -> people.change(ADMINISTRATOR, other, "Other", NO_ADDRESS, Role.VIEWER));

            assertThat(people.list().stream().filter(person -> person.role() == Role.ADMINISTRATOR))
                    .hasSize(1);
        }
    }

    @Test
    void theFirstAdministratorIsMadeOnceEvenByTwoServers() throws InterruptedException {
        List<Optional<Created>> made = atOnce(
                () -> people.createFirstAdministrator(Optional.empty()),
                () -> people.createFirstAdministrator(Optional.empty()));

        assertThat(made).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(people.list()).extracting(Person::name).containsExactly("admin");
        assertThat(people.createFirstAdministrator(Optional.of("another password")))
                .isEmpty();
    }

    @Test
    void aGivenFirstPasswordNeedsNoChange() {
        people.createFirstAdministrator(Optional.of("given by operator"));

        assertThat(sessions.signIn("admin", "given by operator", "::1").mustChangePassword())
                .isFalse();
    }

    @Test
    void aGivenFirstPasswordMustBeLongEnough() {
        refused(
                Refusal.Kind.INVALID,
                "password-too-short",
                () -> people.createFirstAdministrator(Optional.of("admin")));
        assertThat(people.list()).isEmpty();
    }

    @Test
    void aPersonChangesTheirOwnContactButNotTheirRole() {
        Created wei = create("wei", Role.VIEWER);
        Actor self = actor(wei.person());

        Person changed = people.changeContact(self, "Wei Zhang", Optional.of("wei@example.org"));

        assertThat(changed)
                .isEqualTo(
                        new Person(wei.person().id(), "wei", "Wei Zhang", Optional.of("wei@example.org"), Role.VIEWER));
        assertThat(people.find(changed.id())).hasValue(changed);
    }

    @Test
    void aTokenHasNoAccountOfItsOwn() {
        Actor token = RealRooms.with(Right.OWN_ACCOUNT);

        refused(Refusal.Kind.FORBIDDEN, "person-needed", () -> people.changeContact(token, "Token", NO_ADDRESS));
        refused(
                Refusal.Kind.FORBIDDEN,
                "person-needed",
                () -> people.changePassword(token, "current", "the next password"));
    }

    @Test
    void aNewPasswordReplacesTheOldOneAndEndsAllSessions() {
        Created wei = create("wei", Role.VIEWER);
        Sessions.Session stolen = sessions.signIn("wei", wei.firstPassword(), "10.0.0.1");

        people.changePassword(actor(wei.person()), wei.firstPassword(), "correct horse battery");

        assertThat(sessions.find(stolen.secret())).isEmpty();
        assertThat(rooms.get(HeardEvents.class).of(PasswordChanged.class))
                .containsExactly(new PasswordChanged(wei.person().id(), "wei"));
        assertThat(sessions.signIn("wei", "correct horse battery", "10.0.0.1").mustChangePassword())
                .isFalse();
        refused(
                Refusal.Kind.UNAUTHENTICATED,
                "sign-in-refused",
                () -> sessions.signIn("wei", wei.firstPassword(), "10.0.0.1"));
    }

    @Test
    void refusesToChangeToAPasswordThatIsNone() {
        Created wei = create("wei", Role.VIEWER);
        Actor self = actor(wei.person());

        refused(
                Refusal.Kind.INVALID,
                "password-wrong",
                () -> people.changePassword(self, "not the current", "correct horse battery"));
        refused(
                Refusal.Kind.INVALID,
                "password-too-short",
                () -> people.changePassword(self, wei.firstPassword(), "short"));
        refused(
                Refusal.Kind.INVALID,
                "password-unchanged",
                () -> people.changePassword(self, wei.firstPassword(), wei.firstPassword()));
    }

    @Test
    void guessesAtTheCurrentPasswordAreLimited() {
        Created wei = create("wei", Role.VIEWER);
        Actor thief = actor(wei.person());
        for (int guess = 0; guess < SignInLimit.BY_NAME_AND_ADDRESS; guess++) {
            refused(
                    Refusal.Kind.INVALID,
                    "password-wrong",
                    () -> people.changePassword(thief, "a wrong guess", "correct horse battery"));
        }

        refused(
                Refusal.Kind.TOO_MANY,
                "too-many-attempts",
                () -> people.changePassword(thief, wei.firstPassword(), "correct horse battery"));
    }

    private Created create(String name, Role role) {
        return people.create(ADMINISTRATOR, name, name, NO_ADDRESS, role);
    }

    private static Actor actor(Person person) {
        return new Actor(
                Actor.Kind.PERSON,
                person.id().toString(),
                person.displayName(),
                person.role().rights());
    }

    private String everythingStored() {
        return String.join("\n", rooms.sql().sql("""
                                SELECT person::text FROM identity.person UNION ALL
                                SELECT session::text FROM identity.session UNION ALL
                                SELECT token::text FROM identity.token UNION ALL
                                SELECT act::text FROM audit.act
                                """).query(String.class).list());
    }

    /** The results of those that were not refused. */
    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws InterruptedException {
        List<T> done = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var result : threads.invokeAll(List.of(one, other), 20, TimeUnit.SECONDS)) {
                if (result.state() == java.util.concurrent.Future.State.SUCCESS) {
                    done.add(result.resultNow());
                } else {
                    assertThat(result.exceptionNow()).isInstanceOf(Refusal.class);
                }
            }
        }
        return done;
    }
}
