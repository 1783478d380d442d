package io.evenkeel.identity.internal;

import static io.evenkeel.identity.fakes.RealRooms.ADMINISTRATOR;
import static io.evenkeel.identity.fakes.Refused.lacksRight;
import static io.evenkeel.identity.fakes.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Accounts;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.identity.Teams;
import io.evenkeel.identity.Teams.Team;
import io.evenkeel.identity.fakes.RealRooms;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamsTests {

    @TempDir
    Path data;

    private RealRooms rooms;
    private Teams teams;
    private Person wei;
    private Person ana;

    @BeforeEach
    void open() {
        rooms = RealRooms.open(data, "audit", "identity");
        teams = rooms.get(Teams.class);
        wei = person("wei", Role.SERVICE_DESK);
        ana = person("ana", Role.CHANGE_MANAGER);
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void aPersonIsInTheirRolesGroupAndInManyTeams() {
        teams.put(ADMINISTRATOR, "network", Set.of(wei.id(), ana.id()));
        teams.put(ADMINISTRATOR, "storage", Set.of(wei.id()));

        assertThat(teams.groupsOf(wei.id())).containsExactly("network", "service-desk", "storage");
        assertThat(teams.groupsOf(ana.id())).containsExactly("change-manager", "network");
        assertThat(teams.list()).extracting(Team::name).containsExactly("network", "storage");
        assertThat(teams.peopleIn("network")).containsExactly(ana, wei);
        assertThat(teams.peopleIn("change-manager")).containsExactly(ana);
        assertThat(teams.peopleIn("nobody")).isEmpty();
    }

    @Test
    void putReplacesTheMembersAndATeamMayBeEmpty() {
        teams.put(ADMINISTRATOR, "network", Set.of(wei.id(), ana.id()));

        assertThat(teams.put(ADMINISTRATOR, "network", Set.of(ana.id())).members())
                .containsExactly(ana);
        assertThat(teams.put(ADMINISTRATOR, "network", Set.of()).members()).isEmpty();
        assertThat(teams.find("network")).hasValue(new Team("network", java.util.List.of()));
    }

    @Test
    void whoLeavesIsInNoGroup() {
        teams.put(ADMINISTRATOR, "network", Set.of(wei.id(), ana.id()));

        rooms.get(Accounts.class).deactivate(ADMINISTRATOR, wei.id());

        assertThat(teams.groupsOf(wei.id())).isEmpty();
        assertThat(teams.find("network").orElseThrow().members()).containsExactly(ana);
    }

    @Test
    void aRemovedTeamIsGone() {
        teams.put(ADMINISTRATOR, "network", Set.of(wei.id()));

        teams.remove(ADMINISTRATOR, "network");

        assertThat(teams.find("network")).isEmpty();
        assertThat(teams.groupsOf(wei.id())).containsExactly("service-desk");
        refused(Refusal.Kind.NOT_FOUND, "team-unknown", () -> teams.remove(ADMINISTRATOR, "network"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Network", "1st", "net work", "net_work", "网络", "../x"})
    void aNameOfAnotherFormIsRefused(String name) {
        refused(Refusal.Kind.INVALID, "team-name-wrong", () -> teams.put(ADMINISTRATOR, name, Set.of()));
    }

    @Test
    void aRolesNameIsNoTeams() {
        refused(
                Refusal.Kind.CONFLICT,
                "team-name-of-role",
                () -> teams.put(ADMINISTRATOR, "change-manager", Set.of(wei.id())));
    }

    @Test
    void membersMustBePeopleAndNotTooMany() {
        refused(
                Refusal.Kind.INVALID,
                "person-unknown",
                () -> teams.put(ADMINISTRATOR, "network", Set.of(UUID.randomUUID())));
        Set<UUID> many =
                IntStream.range(0, 501).mapToObj(_ -> UUID.randomUUID()).collect(Collectors.toSet());
        refused(Refusal.Kind.INVALID, "team-too-large", () -> teams.put(ADMINISTRATOR, "network", many));
        assertThat(teams.list()).isEmpty();
    }

    @Test
    void onlyWhoEditsPeopleEditsTeams() {
        lacksRight(() -> teams.put(RealRooms.with(Right.SEE_OPERATIONS), "network", Set.of()));
        lacksRight(() -> teams.remove(RealRooms.with(Right.SEE_OPERATIONS), "network"));
    }

    @Test
    void bothAreInTheTrail() {
        teams.put(ADMINISTRATOR, "network", Set.of(wei.id()));
        teams.remove(ADMINISTRATOR, "network");

        assertThat(rooms.get(Audit.class).list(Optional.of("network"), Optional.empty(), 10))
                .extracting(Audit.Act::verb)
                .containsExactly("identity.remove-team", "identity.put-team");
    }

    private Person person(String name, Role role) {
        return rooms.get(People.class)
                .create(ADMINISTRATOR, name, name, Optional.empty(), role)
                .person();
    }
}
