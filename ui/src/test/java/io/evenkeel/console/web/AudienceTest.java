package io.evenkeel.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Actor;
import io.evenkeel.desk.Ticket;
import io.evenkeel.identity.Role;
import io.evenkeel.incident.Priority;
import io.evenkeel.resource.Resource;
import io.evenkeel.workflow.TaskMoved;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** Who is told of what over the live line. */
class AudienceTest {
    private static final UUID RUI = new UUID(0, 1);
    private static final UUID EVA = new UUID(0, 2);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T08:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Set<String>> teams = new AtomicReference<>(Set.of("requester", "data"));

    @Test
    void aRequesterHearsOfTheirOwnTicketsAndOfNothingElse() {
        Reader rui = person(RUI, Role.REQUESTER);

        assertThat(Audience.of(ticketOf(RUI)).has(rui)).isTrue();
        assertThat(Audience.of(ticketOf(EVA)).has(rui)).isFalse();
        assertThat(Audience.of(ticketOfNoAccount()).has(rui)).isFalse();
        assertThat(Audience.operations().has(rui)).isFalse();
        assertThat(Audience.everybody().has(rui)).as("reset").isTrue();
    }

    @Test
    void aRequesterHearsOfTheirOwnTasksAndOfNothingElse() {
        Reader rui = person(RUI, Role.REQUESTER);

        assertThat(Audience.of(taskOf(RUI)).has(rui)).isTrue();
        assertThat(Audience.of(taskOf(EVA)).has(rui)).isFalse();
    }

    @Test
    void theDeskHearsOfAllTicketsButNotOfOthersTasks() {
        Reader desk = person(EVA, Role.SERVICE_DESK);

        assertThat(Audience.of(ticketOf(RUI)).has(desk)).isTrue();
        assertThat(Audience.operations().has(desk)).isTrue();
        assertThat(Audience.of(taskOf(RUI)).has(desk)).isFalse();
    }

    @Test
    void whoSeesOperationsOnlyHearsOfNoTicket() {
        assertThat(Audience.of(ticketOf(RUI)).has(person(EVA, Role.VIEWER))).isFalse();
    }

    @Test
    void aResourceIsHeardOfByItsOwnerAndByOperations() {
        assertThat(Audience.of(resourceOf(RUI, Optional.empty())).has(person(RUI, Role.REQUESTER)))
                .isTrue();
        assertThat(Audience.of(resourceOf(RUI, Optional.empty())).has(person(EVA, Role.REQUESTER)))
                .isFalse();
        assertThat(Audience.of(resourceOf(RUI, Optional.empty())).has(person(EVA, Role.VIEWER)))
                .isTrue();
    }

    @Test
    void aTeamsResourceIsHeardOfByEverybodyOfTheTeamForAsLongAsTheyAreInIt() {
        Reader eva = person(EVA, Role.REQUESTER);

        assertThat(Audience.of(resourceOf(RUI, Optional.of("data"))).has(eva)).isTrue();
        assertThat(Audience.of(resourceOf(EVA, Optional.of("shop"))).has(eva))
                .as("applied for it, and has left its team")
                .isFalse();
        assertThat(asked).hasValue(1);
        teams.set(Set.of("requester"));
        now.updateAndGet(then -> then.plus(Duration.ofSeconds(15)));
        assertThat(Audience.of(resourceOf(RUI, Optional.of("data"))).has(eva)).isFalse();
    }

    @Test
    void aProgramIsInNoTeam() {
        Actor program = new Actor(Actor.Kind.TOKEN, RUI.toString(), "wall", Role.REQUESTER.rights());
        Reader reader = new Reader(program, person -> moved -> true, person -> Set.of("data"), now::get);

        assertThat(Audience.of(resourceOf(RUI, Optional.of("data"))).has(reader))
                .isFalse();
    }

    @Test
    void aProgramHasNoTasks() {
        Actor program = new Actor(Actor.Kind.TOKEN, RUI.toString(), "wall", Role.ADMINISTRATOR.rights());

        assertThat(Audience.of(taskOf(RUI))
                        .has(new Reader(program, person -> moved -> true, person -> Set.of("data"), now::get)))
                .isFalse();
    }

    @Test
    void groupsAndDeputiesAreAskedForAgainAfterAWhile() {
        Reader rui = person(RUI, Role.REQUESTER);
        for (int event = 0; event < 100; event++) {
            Audience.of(taskOf(RUI)).has(rui);
        }
        assertThat(asked).hasValue(1);
        now.updateAndGet(then -> then.plus(Duration.ofSeconds(15)));
        Audience.of(taskOf(RUI)).has(rui);
        assertThat(asked).hasValue(2);
    }

    @Test
    void whereItCannotBeToldWhoseItIsNobodyHears() {
        Actor rui = actor(RUI, Role.REQUESTER);
        Reader reader = new Reader(
                rui,
                person -> {
                    throw new DataAccessResourceFailureException("the database is away");
                },
                person -> Set.of(),
                now::get);

        assertThatThrownBy(() -> Audience.of(taskOf(RUI)).has(reader))
                .isInstanceOf(DataAccessResourceFailureException.class);
    }

    private Reader person(UUID id, Role role) {
        return new Reader(
                actor(id, role),
                person -> {
                    asked.incrementAndGet();
                    return moved -> moved.assignee().equals(Optional.of(person));
                },
                person -> {
                    asked.incrementAndGet();
                    return teams.get();
                },
                now::get);
    }

    private static Actor actor(UUID id, Role role) {
        return new Actor(Actor.Kind.PERSON, id.toString(), "somebody", role.rights());
    }

    private static TaskMoved taskOf(UUID assignee) {
        return new TaskMoved("t", "PUR-1", Optional.of(assignee), List.of(), Optional.empty());
    }

    private static Resource resourceOf(UUID owner, Optional<String> team) {
        return new Resource(
                new UUID(0, 9),
                "RES-1",
                "vm",
                new Resource.Owner(owner, "somebody"),
                team,
                "Tests",
                Resource.State.ACTIVE,
                1,
                1,
                LocalDate.parse("2027-01-31"),
                BigDecimal.TEN,
                "CNY",
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    private static Ticket ticketOf(UUID requester) {
        return ticket(Optional.of(requester));
    }

    private static Ticket ticketOfNoAccount() {
        return ticket(Optional.empty());
    }

    private static Ticket ticket(Optional<UUID> requester) {
        return new Ticket(
                "TIC-1",
                Ticket.Kind.QUESTION,
                Ticket.State.NEW,
                Priority.P3,
                Ticket.Line.FIRST,
                Ticket.Via.CONSOLE,
                "How do I print?",
                "",
                new Ticket.Requester(requester, "somebody", Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                1);
    }
}
