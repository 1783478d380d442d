package io.evenkeel.assistant.internal.eval;

import io.evenkeel.oncall.OnCall.Duty;
import io.evenkeel.oncall.OnCall.Gap;
import io.evenkeel.oncall.OnCall.OnDuty;
import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.OnCall.Shift;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is on call: as {@code GET /api/oncall/now} gives it, or schedules with their shifts. Where only shifts are given, who is
 * on call now is told from them; where only now is given, the shifts are that turn and the next.
 */
final class EstateDuty {
    private final List<OnDuty> duties = new ArrayList<>();
    private final List<List<Shift>> shifts = new ArrayList<>();

    EstateDuty(List<Row> rows, EstatePeople people, ZoneId zone, Instant now) {
        for (Row row : rows) {
            List<Row> inside = row.rows("schedules");
            for (Row one : inside.isEmpty() ? List.of(row) : inside) {
                add(one, people, zone, now);
            }
        }
    }

    private void add(Row row, EstatePeople people, ZoneId zone, Instant now) {
        String name = row.text("name", "schedule").orElseGet(() -> row.needed("name"));
        var turns = new ArrayList<Shift>();
        row.rows("shifts", "turns").forEach(one -> turns.add(shift(one, people)));
        row.child("current")
                .ifPresent(one -> turns.add(new Shift(
                        person(one, people),
                        display(one, people),
                        one.time("from").orElse(now),
                        one.neededTime("until", "to"),
                        Optional.empty())));
        Optional<Shift> next = row.child("next")
                .map(one -> new Shift(
                        person(one, people),
                        display(one, people),
                        one.neededTime("from"),
                        one.time("to", "until").orElse(one.neededTime("from").plus(Duration.ofDays(7))),
                        Optional.empty()));
        // Where no end is given, only its begin is known: no shift is made of it.
        row.child("next")
                .filter(one -> one.time("to", "until").isPresent())
                .flatMap(one -> next)
                .ifPresent(turns::add);
        // Now without its begin adds nothing to a shift that holds it.
        turns.removeIf(turn -> turn.from().equals(now)
                && turns.stream()
                        .anyMatch(other -> !other.equals(turn)
                                && other.displayName().equals(turn.displayName())
                                && !other.from().isAfter(now)
                                && !other.to().isBefore(turn.to())));
        turns.sort(Comparator.comparing(Shift::from));
        Shift current = turns.stream()
                .filter(turn -> !turn.from().isAfter(now) && turn.to().isAfter(now))
                .findFirst()
                .orElse(new Shift(Optional.empty(), "", now, now, Optional.empty()));
        Optional<Shift> follows = next.or(() -> turns.stream()
                .filter(turn ->
                        !turn.from().isBefore(now) && !turn.displayName().equals(current.displayName()))
                .findFirst());
        UUID id = Row.id(row.text("id").orElse(name));
        var schedule =
                new Schedule(id, name, zone, List.of(), LocalDateTime.ofInstant(now, zone), Duration.ofDays(7), 1);
        duties.add(new OnDuty(schedule, current, follows));
        shifts.add(List.copyOf(turns));
    }

    private static Shift shift(Row row, EstatePeople people) {
        return new Shift(
                person(row, people),
                display(row, people),
                row.neededTime("from", "start"),
                row.neededTime("to", "until", "end"),
                Optional.empty());
    }

    private static Optional<UUID> person(Row row, EstatePeople people) {
        return row.text("personId", "person", "displayName", "name")
                .map(reference -> people.person(reference).map(one -> one.id()).orElseGet(() -> Row.id(reference)));
    }

    private static String display(Row row, EstatePeople people) {
        return row.text("displayName")
                .or(() -> row.text("personId", "person", "name").map(people::displayName))
                .orElse("");
    }

    public List<Schedule> schedules() {
        return duties.stream().map(OnDuty::schedule).toList();
    }

    public List<Policy> policies() {
        return List.of();
    }

    public List<Shift> shifts(UUID schedule, Instant from, Instant to) {
        for (int i = 0; i < duties.size(); i++) {
            if (duties.get(i).schedule().id().equals(schedule)) {
                return shifts.get(i).stream()
                        .filter(turn -> turn.from().isBefore(to) && turn.to().isAfter(from))
                        .toList();
            }
        }
        return List.of();
    }

    public List<Gap> gaps(int days) {
        return List.of();
    }

    public Duty duty() {
        return new Duty(duties, !duties.isEmpty(), Optional.empty(), Optional.empty(), List.of());
    }
}
