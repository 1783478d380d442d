package io.evenkeel.assistant.internal.tools;

import io.evenkeel.assistant.Source;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.oncall.OnCall;
import io.evenkeel.oncall.OnCall.OnDuty;
import io.evenkeel.oncall.OnCall.Shift;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is on call: now, next, until when, and at another time. */
@Component
public class OnCallTool extends ReadingTool {
    private static final Duration AHEAD = Duration.ofDays(14);
    private static final int MOST_SHIFTS = 30;

    private final OnCall onCall;

    public OnCallTool(Words.Book book, OnCall onCall) {
        super(book);
        this.onCall = onCall;
    }

    @Override
    public String name() {
        return "on_call";
    }

    @Override
    public String description() {
        return "Who is on call now and until when, who follows, and who is or was on call at a given time, by schedule.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("schedule", "Only this schedule, by name or a part of it.", false, List.of()),
                new Parameter("at", "Another moment than now, such as 2026-11-20T02:00:00Z.", false, List.of()),
                new Parameter("from", "Or an interval: its begin.", false, List.of()),
                new Parameter("to", "Its end.", false, List.of()),
                new Parameter("after", "Only schedules in which this person is on call now.", false, List.of()),
                new Parameter(
                        "or",
                        "Where nobody is written down for then: the same time a week before.",
                        false,
                        List.of("week-before")));
    }

    @Override
    public Look look(Actor asker, Words words, Map<String, String> arguments) {
        asker.mustHave(Right.SEE_OPERATIONS);
        Optional<String> only = given(arguments, "schedule").map(name -> name.toLowerCase(Locale.ROOT));
        Optional<String> after = given(arguments, "after");
        Times times = Times.of(arguments);
        Optional<Instant> at = times.at().or(times::from);
        Optional<Instant> to = times.at().map(moment -> moment.plusSeconds(1)).or(times::to);
        boolean orBefore = given(arguments, "or").isPresent();
        List<Seen> seen = onCall.duty().schedules().stream()
                .filter(duty -> only.isEmpty()
                        || duty.schedule().name().toLowerCase(Locale.ROOT).contains(only.get()))
                .filter(duty -> after.isEmpty() || duty.current().displayName().equalsIgnoreCase(after.get()))
                .map(duty -> seen(words, duty, at, to.or(() -> at), orBefore))
                .toList();
        return seen.isEmpty()
                ? Look.nothing(words.say("There is no such on-call schedule.", "没有这样的值班表。"))
                : new Look(seen, "", 0);
    }

    private Seen seen(Words words, OnDuty duty, Optional<Instant> at, Optional<Instant> to, boolean orBefore) {
        var facts = new ArrayList<Fact>();
        String name = duty.schedule().name();
        Shift now = duty.current();
        facts.add(Fact.of(
                Topic.NOW,
                now.person().isEmpty() && now.displayName().isBlank()
                        ? words.say("Nobody is on call for %s now.", "%s 当前无人值班。", name)
                        : words.say(
                                "%s is on call for %s until %s.",
                                "%s 正在值班（%s），到 %s 为止。", now.displayName(), name, words.time(now.to()))));
        duty.next()
                .ifPresent(next -> facts.add(Fact.of(
                        Topic.NEXT,
                        words.say(
                                "Next on call for %s: %s, from %s.",
                                "%s 的下一位值班：%s，从 %s 开始。", name, next.displayName(), words.time(next.from())))));
        at.ifPresent(from -> then(words, duty, from, to.orElse(from), orBefore).stream()
                .map(shift -> Fact.of(Topic.SHIFT, shift))
                .forEach(facts::add));
        if (at.isEmpty()) {
            shifts(words, duty, words.now(), words.now().plus(AHEAD)).stream()
                    .map(shift -> Fact.of(Topic.PLAN, shift))
                    .forEach(facts::add);
        }
        return new Seen(
                "duty/" + name,
                Source.Kind.DUTY,
                name,
                words.say("On call: %s", "值班：%s", name),
                "/oncall",
                facts,
                Optional.empty(),
                words.now());
    }

    private List<String> then(Words words, OnDuty duty, Instant from, Instant to, boolean orBefore) {
        List<String> shifts = shifts(words, duty, from, to);
        Duration week = Duration.ofDays(7);
        return shifts.isEmpty() && orBefore ? shifts(words, duty, from.minus(week), to.minus(week)) : shifts;
    }

    private List<String> shifts(Words words, OnDuty duty, Instant from, Instant to) {
        return onCall.shifts(duty.schedule().id(), from, to).stream()
                .filter(shift -> !shift.displayName().isBlank())
                .limit(MOST_SHIFTS)
                .map(shift -> shift.from().equals(words.now())
                        // It began before; when is not known.
                        ? words.say(
                                "%s: %s is on call until %s.",
                                "%s：%s 值班，到 %s 为止。",
                                duty.schedule().name(),
                                shift.displayName(),
                                words.time(shift.to()))
                        : words.say(
                                "%s: %s is on call from %s to %s.",
                                "%s：%s 值班，%s 至 %s。",
                                duty.schedule().name(),
                                shift.displayName(),
                                words.time(shift.from()),
                                words.time(shift.to())))
                .toList();
    }
}
