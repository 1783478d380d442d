package io.evenkeel.assistant.internal.facts;

import static io.evenkeel.assistant.internal.facts.Planner.timed;

import io.evenkeel.assistant.internal.grammar.Asked;
import io.evenkeel.assistant.internal.grammar.Intent;
import io.evenkeel.assistant.internal.tools.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What to look at where a question names nothing: the estate as a whole. Pure. */
final class OpenPlans {
    /** A weekday without a word for which week: the one to come, else the one before. */
    private static final String ANY_WEEK =
            "(?is)(?!.*(\\b(next|last|this|coming)\\b|[上下本这]个?(周|星期|礼拜))).*((mon|tue|wed|thu|fri|sat|sun)[a-z]*day|(周|星期|礼拜)[一二三四五六日天]).*";

    private static final String MINE = "(?is).*(\\b(my|mine|our|i|i've)\\b|我).*";

    private static final String TONIGHT = "(?is).*(tonite|tonight|今晚|今夜).*";

    private static final String CERTAIN =
            "(?is).*(\\b(about(?! to)|from|of|by|regarding|concerning|mention(ing)?|with|opened)\\b|关于|提到|有关|提交的|报的|开的|提的).*";

    private static final String ONE_TICKET =
            "(?is).*((?<!any )(?<!\\ba )(?<!\\bno )\\bticket\\b(?! (queue|list|system))|那(张|个)[^，,。]{0,8}(单|工单)).*";

    private static final String MUTED = "(?is).*(\\b(un)?muted?\\b|silenc|静默|屏蔽).*";

    private OpenPlans() {}

    static List<Step> of(Asked asked) {
        var steps = new ArrayList<Step>();
        duty(asked, steps);
        if (!asked.people().isEmpty() && !asked.wants(Intent.ON_CALL)) {
            steps.add(Step.of("incident", Map.of(), Topic.OWNER).must(asked.people()));
        }
        earlier(asked, steps);
        work(asked, steps);
        if (steps.isEmpty()) {
            fight(asked, steps);
        }
        return steps;
    }

    private static void duty(Asked asked, List<Step> steps) {
        boolean onlyNamed = asked.leftOver().isEmpty()
                && asked.attribute().isEmpty()
                && asked.measure().isEmpty()
                && !asked.schedules().isEmpty()
                && asked.intents().isEmpty();
        if (!(asked.wants(Intent.ON_CALL) || onlyNamed) || isOfUnknownTeam(asked)) {
            return;
        }
        var arguments = new HashMap<String, String>();
        asked.schedules().stream().findFirst().ifPresent(name -> arguments.put("schedule", name));
        asked.span().filter(span -> asked.speaksOfAnotherTime()).ifPresent(span -> Planner.put(arguments, span));
        if (asked.text().matches(ANY_WEEK)) {
            arguments.put("or", "week-before");
        }
        boolean follows = asked.text()
                .matches(
                        "(?is).*(\\bnext\\b|\\bafter\\b|tak(es|ing) over|follow|hand ?over|下一|接班|之后|后面|换班|接我|轮到|接替|顶替?|下了班|完了).*");
        boolean until = asked.text().matches("(?is).*(until|till|how long|when does|到几点|到什么时候|多久|何时).*");
        if (follows && !asked.people().isEmpty() && !asked.speaksOfAnotherTime()) {
            arguments.put("after", asked.people().getFirst());
            steps.add(Step.of("on_call", arguments, Topic.NEXT));
            return;
        }
        Step step = !asked.people().isEmpty()
                ? (asked.speaksOfAnotherTime()
                                ? Step.of("on_call", arguments, Topic.SHIFT)
                                : Step.of("on_call", Map.of(), Topic.NOW, Topic.NEXT, Topic.PLAN))
                        .must(asked.people())
                : asked.speaksOfAnotherTime()
                        ? Step.of("on_call", arguments, Topic.SHIFT)
                        : follows
                                ? Step.of("on_call", arguments, Topic.NEXT, Topic.NOW)
                                : until
                                        ? Step.of("on_call", arguments, Topic.NOW, Topic.NEXT)
                                        : Step.of("on_call", arguments, Topic.NOW);
        steps.add(step);
    }

    /** After midnight "tonight" may be the night that is under way, or the next. */
    private static Map<String, String> soon(Asked asked) {
        return Map.of(
                "which",
                "planned",
                "from",
                asked.now().toString(),
                "to",
                asked.now().plus(Duration.ofHours(28)).toString());
    }

    /** "On call for the mainframe" where no schedule is called so: another team's duty is no answer. */
    private static boolean isOfUnknownTeam(Asked asked) {
        return (!asked.leftOver().isEmpty() || asked.measure().isPresent())
                && asked.schedules().isEmpty()
                && asked.people().isEmpty()
                && asked.text()
                        .matches(
                                "(?is).*((on[- ]?call|duty|call|page|ping|contact)\\b.{0,12}\\b(for|in|from|of|about)\\b|\\b(team|department|group)\\b|组|团队|部门|那边|方面|系统|平台|\\beditor\\b|科室?|处室|局).*");
    }

    /** An earlier incident that is meant by words of its title. */
    private static void earlier(Asked asked, List<Step> steps) {
        if (asked.leftOver().isEmpty()
                || !asked.wants(Intent.SIMILAR)
                || !asked.wants(Intent.RESOLVED, Intent.TODO, Intent.WHY, Intent.TIMELINE, Intent.NEEDED_BY)) {
            return;
        }
        var all = new HashMap<>(timed(asked, Map.of("which", "all")));
        all.put("words", String.join(" ", asked.leftOver()));
        steps.add(Step.of("incident", all, Topic.HEAD, Topic.CAUSE, Topic.REMEDY, Topic.RESOLVED, Topic.EVENT)
                .each(3)
                .seen(2));
    }

    private static void work(Asked asked, List<Step> steps) {
        boolean ahead =
                asked.span().filter(span -> span.to().isAfter(asked.now())).isPresent()
                        && asked.span()
                                .filter(span -> span.from().isBefore(asked.now()))
                                .isEmpty();
        if (asked.wants(Intent.PLANNED) || (asked.wants(Intent.CHANGED) && ahead)) {
            steps.add(Step.of(
                    "changes",
                    ahead
                            ? timed(asked, Map.of("which", "planned"))
                            : asked.text().matches(TONIGHT) ? soon(asked) : Map.of("which", "planned"),
                    Topic.HEAD,
                    Topic.PLAN,
                    Topic.OWNER));
        } else if (asked.wants(Intent.CHANGED) && !asked.wants(Intent.TODO)) {
            steps.add(Step.of("changes", timed(asked, Map.of()), Topic.HEAD, Topic.SINCE, Topic.OWNER));
        }
        if (asked.wants(Intent.TICKETS) && !asked.wants(Intent.TODO)) {
            var of = new HashMap<String, String>(asked.wants(Intent.SLA) ? Map.of("which", "late") : Map.of());
            List<String> whose = asked.people().isEmpty() ? asked.leftOver() : asked.people();
            if (!whose.isEmpty()
                    && !asked.text().matches(MINE)
                    && (!asked.people().isEmpty()
                            || asked.text().matches(CERTAIN)
                            || asked.text().matches(ONE_TICKET))) {
                of.put("words", String.join(" ", whose));
            }
            steps.add(Step.of("tickets", of, Topic.COUNT, Topic.HEAD, Topic.OWNER, Topic.CLOCK));
        } else if (asked.wants(Intent.SLA) && !asked.wants(Intent.TODO)) {
            steps.add(Step.of("tickets", Map.of("which", "late"), Topic.COUNT, Topic.HEAD, Topic.CLOCK));
        }
        if (asked.wants(Intent.PROBLEMS) && !asked.leftOver().isEmpty()) {
            steps.add(Step.of("problems", Map.of("words", asked.said()), Topic.HEAD, Topic.WORKAROUND, Topic.CAUSE)
                    .seen(2));
        } else if (asked.wants(Intent.PROBLEMS) && !asked.wants(Intent.TODO, Intent.OPEN)) {
            steps.add(Step.of("problems", Map.of(), Topic.HEAD, Topic.WORKAROUND));
        }
        if (asked.wants(Intent.LOGS) && !asked.wants(Intent.TODO, Intent.WHY)) {
            steps.add(Step.of("logs", timed(asked, Map.of()), Topic.COUNT, Topic.HEAD, Topic.DETAIL));
        }
        if (asked.measure().isPresent()
                && asked.attribute().isEmpty()
                && !asked.wants(Intent.TODO, Intent.WHY, Intent.FIRING, Intent.OPEN)
                && steps.isEmpty()) {
            ItemPlans.measured(asked, Map.of()).forEach(step -> steps.add(step.seen(6)));
        }
    }

    private static void fight(Asked asked, List<Step> steps) {
        if (asked.wants(Intent.TODO) || asked.leftOver().size() > 2) {
            return;
        }
        if (asked.text().matches(MUTED)) {
            steps.add(Step.of("alert", Map.of(), Topic.DETAIL).must(List.of("is muted", "已静默")));
            return;
        }
        if (asked.wants(Intent.THRESHOLD)
                || (asked.wants(Intent.FIRING) && !asked.leftOver().isEmpty())) {
            steps.add(Step.of(
                    "alert", Map.of("words", asked.said()), Topic.HEAD, Topic.SINCE, Topic.VALUE, Topic.THRESHOLD));
            return;
        }
        if (asked.wants(Intent.FIRING)) {
            steps.add(Step.of("alert", Map.of(), Topic.COUNT, Topic.HEAD, Topic.SINCE));
            steps.add(Step.of("incident", Map.of(), Topic.COUNT));
        }
        var topics = new ArrayList<Topic>(List.of(Topic.COUNT, Topic.HEAD));
        Planner.add(asked, topics, Intent.SINCE, Topic.SINCE);
        Planner.add(asked, topics, Intent.IMPACT, Topic.SERVICES);
        Planner.add(asked, topics, Intent.ACKNOWLEDGED, Topic.ACKNOWLEDGED);
        Planner.add(asked, topics, Intent.OWNER, Topic.OWNER);
        Planner.add(asked, topics, Intent.PAGED, Topic.PAGED);
        Planner.add(asked, topics, Intent.WHY, Topic.CAUSE, Topic.REMEDY, Topic.RESOLVED);
        Planner.add(asked, topics, Intent.RESOLVED, Topic.RESOLVED, Topic.REMEDY);
        var named = new HashMap<String, String>();
        if (!asked.leftOver().isEmpty()
                && (!asked.wants(Intent.OPEN, Intent.ACKNOWLEDGED)
                        || asked.span().isPresent())) {
            named.put("words", asked.said());
        }
        boolean past = asked.span().isPresent()
                && (asked.wants(Intent.TIMELINE, Intent.OPEN, Intent.ABOUT, Intent.SINCE, Intent.WHY)
                        || asked.text().matches("(?is).*(incidents?|outages?|事件|故障).*"));
        if (past || asked.wants(Intent.TIMELINE, Intent.SIMILAR)) {
            var all = new HashMap<>(timed(asked, Map.of("which", "all")));
            all.putAll(named);
            steps.add(Planner.step("incident", all, topics));
        } else if (asked.wants(Intent.OPEN, Intent.IMPACT, Intent.ACKNOWLEDGED, Intent.OWNER, Intent.PAGED)
                || (asked.wants(Intent.STATE)
                        && !asked.wants(Intent.FIRING)
                        && asked.leftOver().isEmpty())) {
            steps.add(Planner.step("incident", named, topics));
            if (asked.wants(Intent.OPEN) && !asked.wants(Intent.FIRING)) {
                steps.add(Step.of("alert", Map.of(), Topic.COUNT, Topic.HEAD));
            }
        }
    }
}
