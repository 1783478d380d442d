package io.evenkeel.identity.internal;

import io.evenkeel.identity.Person;
import io.evenkeel.identity.Teams.Team;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code identity.team} and its members. Who left is a member of nothing. */
@Repository
class TeamTable {
    private final JdbcClient jdbc;

    TeamTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** With its members only; all teams where the name is empty. */
    List<Team> list(String name) {
        Map<String, List<Person>> teams = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT team.name AS team_name, person.*
                        FROM identity.team
                        LEFT JOIN identity.team_member ON team_member.team = team.name
                        LEFT JOIN identity.person ON person.id = team_member.person_id AND person.deactivated_at IS NULL
                        WHERE :name = '' OR team.name = :name
                        ORDER BY team.name, person.display_name, person.name
                        """).param("name", name).query((ResultSet row) -> add(teams, row));
        return teams.entrySet().stream()
                .map(entry -> new Team(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static void add(Map<String, List<Person>> teams, ResultSet row) throws SQLException {
        List<Person> members = teams.computeIfAbsent(row.getString("team_name"), _ -> new ArrayList<>());
        if (row.getString("id") != null) {
            members.add(PersonTable.account(row).person());
        }
    }

    List<String> teamsOf(UUID person) {
        return jdbc.sql("""
                        SELECT team_member.team FROM identity.team_member
                        JOIN identity.person ON person.id = team_member.person_id AND person.deactivated_at IS NULL
                        WHERE team_member.person_id = :person
                        """)
                .param("person", person)
                .query((row, number) -> row.getString("team"))
                .list();
    }

    void put(String name, Collection<UUID> members, Instant at) {
        jdbc.sql("INSERT INTO identity.team (name, made_at) VALUES (:name, :at) ON CONFLICT DO NOTHING")
                .param("name", name)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        // Whoever changes the same team at the same moment waits here.
        jdbc.sql("SELECT name FROM identity.team WHERE name = :name FOR UPDATE")
                .param("name", name)
                .query(String.class)
                .single();
        jdbc.sql("DELETE FROM identity.team_member WHERE team = :name")
                .param("name", name)
                .update();
        for (UUID member : members) {
            jdbc.sql("INSERT INTO identity.team_member (team, person_id) VALUES (:name, :member)")
                    .param("name", name)
                    .param("member", member)
                    .update();
        }
    }

    boolean remove(String name) {
        return jdbc.sql("DELETE FROM identity.team WHERE name = :name")
                        .param("name", name)
                        .update()
                == 1;
    }
}
