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

/** What to look at where a question is about one item of the inventory. Pure. */
final class ItemPlans {
    private ItemPlans() {}

    static List<Step> of(Asked asked, String item) {
        var steps = new ArrayList<Step>();
        Map<String, String> on = Map.of("item", item);
        measures(asked, on, steps);
        List<Topic> topics = own(asked);
        if (!topics.isEmpty()) {
            steps.add(Planner.step("item", Map.of("name", item), topics));
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
        if ((measured && !asked.wants(Intent.TODO, Intent.WHY, Intent.LOGS))
                || asked.wants(Intent.TREND, Intent.EXTREME)
                || (asked.wants(Intent.COMPARE) && measured)) {
            steps.add(measured(asked, on));
        }
        if (asked.measure().filter(measure -> measure == Measure.CERTIFICATE).isPresent()) {
            steps.add(Step.of("item", Map.of("name", on.getOrDefault("item", "")), Topic.DETAIL)
                    .must(List.of("cert", "证书", "tls", "ssl")));
        }
        if (asked.wants(Intent.THRESHOLD)) {
            steps.add(Step.of("alert", on, Topic.VALUE, Topic.THRESHOLD));
        }
    }

    static Step measured(Asked asked, Map<String, String> of) {
        var arguments = new HashMap<>(timed(asked, of));
        asked.measure()
                .ifPresent(measure -> arguments.put("measure", measure.name().toLowerCase(java.util.Locale.ROOT)));
        asked.metrics().stream().findFirst().ifPresent(metric -> arguments.put("metric", metric));
        var topics = new ArrayList<Topic>();
        if (asked.span().filter(span -> !span.isAfter(java.time.Instant.EPOCH)).isEmpty()
                && asked.span().isEmpty()) {
            topics.add(Topic.VALUE);
        }
        add(asked, topics, Intent.TREND, Topic.VALUE, Topic.TREND);
        add(asked, topics, Intent.COMPARE, Topic.VALUE, Topic.EARLIER);
        add(asked, topics, Intent.EXTREME, Topic.EXTREME);
        if (asked.span().isPresent() && !asked.wants(Intent.COMPARE)) {
            topics.add(Topic.SHIFT);
            topics.add(Topic.EXTREME);
        }
        if (!asked.leftOver().isEmpty()) {
            arguments.put("words", String.join(" ", asked.leftOver()));
        }
        return Planner.step(
                "measurements", arguments, topics.stream().distinct().toList());
    }

    private static List<Topic> own(Asked asked) {
        var topics = new ArrayList<Topic>();
        if (!asked.wants(Intent.ACKNOWLEDGED)) {
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
            steps.add(Step.of("changes", timed(asked, on), Topic.HEAD, Topic.PLAN, Topic.SINCE, Topic.OWNER));
        }
        if (asked.wants(Intent.LOGS)) {
            steps.add(Step.of("logs", timed(asked, on), Topic.COUNT, Topic.HEAD, Topic.DETAIL)
                    .each(6));
        }
        if (asked.wants(Intent.WHY)) {
            steps.add(Step.of("causes", on, Topic.HEAD, Topic.EVIDENCE, Topic.AGAINST)
                    .each(6));
            steps.add(Step.of("incident", on, Topic.HEAD, Topic.CAUSE));
        }
        if (asked.wants(Intent.OPEN)) {
            steps.add(Step.of("incident", on, Topic.COUNT, Topic.HEAD, Topic.SINCE));
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
        if (asked.leftOver().isEmpty()) {
            return List.of(
                    Step.of("item", Map.of("name", item), Topic.HEAD, Topic.OWNER, Topic.DETAIL, Topic.NEEDED_BY),
                    Step.of("alert", on, Topic.HEAD, Topic.SINCE),
                    Step.of("incident", on, Topic.COUNT, Topic.HEAD, Topic.OWNER));
        }
        return List.of(
                Step.of("item", Map.of("name", item), Topic.DETAIL, Topic.EVENT).must(asked.leftOver()),
                measured(asked, on));
    }
}
