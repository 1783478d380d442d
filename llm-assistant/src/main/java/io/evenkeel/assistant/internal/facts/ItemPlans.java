package io.evenkeel.assistant.internal.facts;

import static io.evenkeel.assistant.internal.facts.Planner.add;
import static io.evenkeel.assistant.internal.facts.Planner.timed;

import io.evenkeel.assistant.internal.grammar.Asked;
import io.evenkeel.assistant.internal.grammar.Intent;
import io.evenkeel.assistant.internal.grammar.Measure;
import io.evenkeel.assistant.internal.tools.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What to look at where a question is about one item of the inventory. Pure. */
final class ItemPlans {
    private static final java.time.Duration LONG_AGO = java.time.Duration.ofDays(60);

    private static final String HOW_IT_WENT =
            "(?is).*(顺利|成功|结果|效果|\\bgo(ne)? (well|ok|fine|wrong|smoothly)|how did|success|result|review|went (well|ok|wrong)).*";

    private static final String TROUBLE =
            "(?is).*(怎么了|咋了|怎么样|怎么回事|什么情况|什么问题|出(了)?什么|what('s| is) (wrong|up|going on|the matter|the (problem|status|state))|wrong with|up with|happen(ing|ed) (to|with|on)|doing\\b|状态|健康|正常|好的吗|\\bis .{1,40} (ok|okay|fine|healthy|up|alive)\\b).*";

    private ItemPlans() {}

    static List<Step> of(Asked asked, String item) {
        var steps = new ArrayList<Step>();
        Map<String, String> on = Map.of("item", item);
        asked.attribute()
                .filter(any -> !asked.wants(Intent.TODO))
                .ifPresent(one -> steps.add(Step.of("item", Map.of("name", item), Topic.DETAIL, Topic.HEAD)
                        .telling(one)));
        boolean written = !steps.isEmpty() && !asked.wants(Intent.CHANGED, Intent.PLANNED);
        measures(asked, on, steps);
        List<Topic> topics = own(asked);
        if (!topics.isEmpty()) {
            steps.add(Planner.step("item", Map.of("name", item), topics));
        }
        if (written) {
            return steps;
        }
        happened(asked, on, steps);
        known(asked, item, on, steps);
        if (steps.isEmpty()) {
            steps.addAll(general(asked, item, on));
        }
        return steps;
    }

    private static void measures(Asked asked, Map<String, String> on, List<Step> steps) {
        boolean measured = asked.measure().isPresent() || !asked.metrics().isEmpty();
        boolean used =
                asked.attribute().isEmpty() || asked.text().matches("(?is).*(\\bus(e|es|ed|ing|age)\\b|占用|使用|用了).*");
        if (used
                && ((measured && !asked.wants(Intent.TODO, Intent.WHY, Intent.LOGS))
                        || asked.wants(Intent.TREND, Intent.EXTREME))) {
            steps.addAll(measured(asked, on));
            if (asked.wants(Intent.SINCE) && asked.span().isEmpty()) {
                steps.add(Step.of("alert", on, Topic.SINCE));
            }
            steps.add(Step.of("alert", with(on, "words", asked.said()), Topic.HEAD, Topic.VALUE, Topic.THRESHOLD)
                    .orElse());
            List<String> sought = Stream.of(asked.said().split(" "))
                    .filter(word -> word.length() > 1 && !asked.items().contains(word))
                    .toList();
            if (!sought.isEmpty()) {
                steps.add(Step.of("logs", Planner.timed(asked, on), Topic.HEAD)
                        .literally(sought)
                        .orElse());
            }
        }
        if (asked.measure().filter(measure -> measure == Measure.CERTIFICATE).isPresent()) {
            steps.add(Step.of("item", Map.of("name", on.getOrDefault("item", "")), Topic.DETAIL)
                    .must(List.of("cert", "证书", "tls", "ssl")));
        }
        if (asked.wants(Intent.THRESHOLD)) {
            steps.add(Step.of("alert", on, Topic.VALUE, Topic.THRESHOLD));
        }
    }

    static Map<String, String> with(Map<String, String> arguments, String name, String value) {
        var all = new HashMap<>(arguments);
        all.put(name, value);
        return all;
    }

    /** Where then is compared with now, both are told. */
    static List<Step> measured(Asked asked, Map<String, String> of) {
        boolean then = asked.span().filter(span -> span.point()).isPresent() && asked.speaksOfThePast();
        if (!asked.wants(Intent.COMPARE) || !asked.speaksOfThePast()) {
            return List.of(course(asked, of, timed(asked, of)));
        }
        Step now = course(asked, of, of);
        return then
                ? List.of(
                        now.each(1), Planner.step("measurements", named(asked, timed(asked, of)), List.of(Topic.SHIFT)))
                : List.of(now, Planner.step("measurements", named(asked, timed(asked, of)), List.of(Topic.EXTREME)));
    }

    private static Map<String, String> named(Asked asked, Map<String, String> of) {
        var arguments = new HashMap<>(of);
        asked.measure()
                .ifPresent(measure -> arguments.put("measure", measure.name().toLowerCase(java.util.Locale.ROOT)));
        asked.metrics().stream().findFirst().ifPresent(metric -> arguments.put("metric", metric));
        if (!asked.leftOver().isEmpty()) {
            arguments.put("words", String.join(" ", asked.leftOver()));
        }
        return arguments;
    }

    private static Step course(Asked asked, Map<String, String> of, Map<String, String> within) {
        boolean now = within.equals(of);
        var topics = new ArrayList<Topic>();
        if (now) {
            topics.add(Topic.VALUE);
        }
        add(asked, topics, Intent.TREND, Topic.VALUE, Topic.TREND);
        add(asked, topics, Intent.COMPARE, Topic.VALUE, Topic.EARLIER);
        add(asked, topics, Intent.EXTREME, Topic.EXTREME);
        if (!now) {
            topics.add(Topic.SHIFT);
            topics.add(Topic.EXTREME);
        }
        return Planner.step(
                "measurements", named(asked, within), topics.stream().distinct().toList());
    }

    private static List<Topic> own(Asked asked) {
        var topics = new ArrayList<Topic>();
        if (!asked.wants(Intent.ACKNOWLEDGED, Intent.CHANGED, Intent.PLANNED)) {
            add(asked, topics, Intent.OWNER, Topic.OWNER);
        }
        add(asked, topics, Intent.NEEDED_BY, Topic.NEEDED_BY, Topic.SERVICES);
        add(asked, topics, Intent.NEEDS, Topic.NEEDS);
        add(asked, topics, Intent.IMPACT, Topic.SERVICES, Topic.NEEDED_BY);
        add(asked, topics, Intent.PRIORITY, Topic.PRIORITY, Topic.HEAD);
        if (asked.wants(Intent.ON_CALL)) {
            topics.add(Topic.OWNER);
        }
        return topics;
    }

    private static void happened(Asked asked, Map<String, String> on, List<Step> steps) {
        if (asked.wants(Intent.ON_CALL)) {
            steps.addFirst(Step.of("on_call", Map.of(), Topic.NOW));
        }
        if (asked.wants(Intent.CHANGED, Intent.PLANNED)) {
            changes(asked, on, steps);
        }
        if (asked.wants(Intent.IMPACT)
                && asked.text()
                        .matches("(?is).*\\b(hits|hurts|hurting|affecting|affected|impacted|degraded)\\b.*|.*受影响.*")) {
            steps.addFirst(Step.of("incident", on, Topic.HEAD, Topic.ITEMS));
        }
        if (asked.wants(Intent.LOGS)) {
            steps.add(Step.of("logs", timed(asked, on), Topic.COUNT, Topic.HEAD, Topic.DETAIL)
                    .each(6));
        }
        if (asked.wants(Intent.WHY)) {
            steps.add(Step.of("causes", on, Topic.HEAD, Topic.EVIDENCE, Topic.AGAINST)
                    .each(6));
            steps.add(Step.of("incident", on, Topic.CAUSE));
            steps.add(Step.of("incident", with(on, "which", "all"), Topic.CAUSE, Topic.REMEDY)
                    .seen(3)
                    .orElse());
        }
        if (asked.wants(Intent.OPEN)) {
            steps.add(Step.of("incident", on, Topic.COUNT, Topic.HEAD, Topic.SINCE));
            if (asked.text().matches("(?is).*(recently|lately|ever\\b|\\bhad\\b|最近|近来|有过).*")) {
                steps.add(Step.of(
                                "incident",
                                with(on, "which", "all"),
                                Topic.COUNT,
                                Topic.HEAD,
                                Topic.SINCE,
                                Topic.RESOLVED)
                        .seen(4)
                        .orElse());
            }
        }
        if (asked.wants(Intent.FIRING) && !asked.wants(Intent.WHY, Intent.TODO)) {
            steps.add(Step.of("alert", on, Topic.COUNT, Topic.HEAD, Topic.SINCE));
        }
        if (asked.wants(Intent.SIMILAR, Intent.TIMELINE)) {
            var all = new HashMap<>(on);
            all.put("which", "all");
            steps.add(Step.of(
                    "incident", timed(asked, all), Topic.COUNT, Topic.HEAD, Topic.SINCE, Topic.CAUSE, Topic.REMEDY));
        }
        if (asked.wants(Intent.ACKNOWLEDGED, Intent.PAGED)) {
            steps.add(Step.of("incident", on, Topic.ACKNOWLEDGED, Topic.OWNER, Topic.PAGED));
        }
        if (asked.wants(Intent.SINCE) && steps.isEmpty()) {
            steps.add(Step.of("alert", on, Topic.SINCE));
            steps.add(Step.of("incident", on, Topic.SINCE, Topic.ACKNOWLEDGED));
        }
    }

    private static void changes(Asked asked, Map<String, String> on, List<Step> steps) {
        List<Topic> topics = new ArrayList<>(List.of(Topic.HEAD, Topic.PLAN, Topic.SINCE, Topic.OWNER));
        if (asked.text().matches(HOW_IT_WENT)) {
            topics.add(Topic.DETAIL);
        }
        boolean ahead =
                asked.span().filter(span -> span.to().isAfter(asked.now())).isPresent();
        Step planned = Planner.step("changes", with(timed(asked, on), "which", "planned"), topics);
        Step done = Planner.step("changes", timed(asked, on), topics);
        Step longAgo = Planner.step(
                "changes", with(on, "from", asked.now().minus(LONG_AGO).toString()), topics);
        if (asked.wants(Intent.CHANGED) && !asked.wants(Intent.PLANNED)) {
            steps.add(done);
            steps.add((asked.span().isEmpty() ? longAgo : done).orElse());
            if (ahead) {
                steps.add(planned.orElse());
            }
        } else {
            steps.add(planned);
            steps.add(done.orElse());
        }
    }

    private static void known(Asked asked, String item, Map<String, String> on, List<Step> steps) {
        if (asked.wants(Intent.TODO)) {
            steps.add(Step.of("problems", on, Topic.WORKAROUND));
            steps.add(Step.of("knowledge", Map.of("words", asked.text(), "item", item), Topic.HEAD, Topic.PASSAGE)
                    .each(12)
                    .seen(2));
        }
        if (asked.wants(Intent.TICKETS, Intent.SLA)) {
            steps.add(Step.of("tickets", on, Topic.HEAD, Topic.CLOCK));
        }
        if (asked.wants(Intent.PROBLEMS)) {
            steps.add(Step.of("problems", on, Topic.HEAD, Topic.WORKAROUND));
        }
    }

    private static List<Step> general(Asked asked, String item, Map<String, String> on) {
        if (asked.leftOver().isEmpty() || asked.text().matches(TROUBLE)) {
            return List.of(
                    Step.of("item", Map.of("name", item), Topic.HEAD, Topic.OWNER, Topic.DETAIL, Topic.NEEDED_BY),
                    Step.of("alert", on, Topic.HEAD, Topic.SINCE),
                    Step.of("incident", on, Topic.COUNT, Topic.HEAD, Topic.OWNER));
        }
        var steps = new ArrayList<Step>();
        steps.add(
                Step.of("item", Map.of("name", item), Topic.DETAIL, Topic.EVENT).must(asked.leftOver()));
        steps.addAll(measured(asked, on));
        steps.add(Step.of("logs", Planner.timed(asked, on), Topic.HEAD)
                .literally(asked.leftOver())
                .orElse());
        return steps;
    }
}
