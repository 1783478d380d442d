package io.evenkeel.oncall.internal;

import io.evenkeel.oncall.OnCall.Schedule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The schedules as rows. */
@Component
class ScheduleRows {
    private final JdbcClient jdbc;

    ScheduleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest first. */
    List<Schedule> all() {
        return jdbc.sql("""
                        select id, name, zone, first_hand_over, turn_hours, version,
                            array(select person_id from oncall.schedule_person
                                  where schedule_id = id order by place) as people
                        from oncall.schedule order by made_at, id""").query(ScheduleRows::schedule).list();
    }

    Optional<Schedule> find(UUID id) {
        return jdbc.sql("""
                        select id, name, zone, first_hand_over, turn_hours, version,
                            array(select person_id from oncall.schedule_person
                                  where schedule_id = id order by place) as people
                        from oncall.schedule where id = :id""").param("id", id).query(ScheduleRows::schedule).optional();
    }

    void insert(Schedule schedule, Instant at) {
        jdbc.sql("""
                        insert into oncall.schedule (id, name, zone, first_hand_over, turn_hours, made_at, version)
                        values (:id, :name, :zone, :first, :hours, :at, :version)""")
                .param("id", schedule.id())
                .param("name", schedule.name())
                .param("zone", schedule.zone().getId())
                .param("first", schedule.firstHandOver())
                .param("hours", schedule.turn().toHours())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("version", schedule.version())
                .update();
        insertPeople(schedule);
    }

    /** Writes it with the next version; false if the stored version is not the schedule's. */
    boolean update(Schedule schedule) {
        int updated = jdbc.sql("""
                        update oncall.schedule
                        set name = :name, zone = :zone, first_hand_over = :first, turn_hours = :hours, version = version + 1
                        where id = :id and version = :version""")
                .param("id", schedule.id())
                .param("name", schedule.name())
                .param("zone", schedule.zone().getId())
                .param("first", schedule.firstHandOver())
                .param("hours", schedule.turn().toHours())
                .param("version", schedule.version())
                .update();
        if (updated == 0) {
            return false;
        }
        jdbc.sql("delete from oncall.schedule_person where schedule_id = :id")
                .param("id", schedule.id())
                .update();
        insertPeople(schedule);
        return true;
    }

    void delete(UUID id) {
        jdbc.sql("delete from oncall.schedule_person where schedule_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from oncall.schedule where id = :id").param("id", id).update();
    }

    private void insertPeople(Schedule schedule) {
        for (int place = 0; place < schedule.people().size(); place++) {
            jdbc.sql("""
                            insert into oncall.schedule_person (schedule_id, place, person_id)
                            values (:schedule, :place, :person)""")
                    .param("schedule", schedule.id())
                    .param("place", place)
                    .param("person", schedule.people().get(place))
                    .update();
        }
    }

    private static Schedule schedule(ResultSet row, int number) throws SQLException {
        return new Schedule(
                row.getObject("id", UUID.class),
                row.getString("name"),
                ZoneId.of(row.getString("zone")),
                List.of((UUID[]) row.getArray("people").getArray()),
                row.getObject("first_hand_over", LocalDateTime.class),
                Duration.ofHours(row.getLong("turn_hours")),
                row.getLong("version"));
    }
}
