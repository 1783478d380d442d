package io.evenkeel.assistant.internal.facts;

import io.evenkeel.assistant.internal.grammar.Asked;
import io.evenkeel.assistant.internal.grammar.Intent;
import io.evenkeel.assistant.internal.grammar.TimeSpan;
import io.evenkeel.assistant.internal.tools.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says which looks answer a question. Pure. */
final class Planner {
    /** Who did this is not who planned it. */
    private static final String ONE_ACT = "(?is).*(approv|refus|reject|review|sign|order|批|拒|审|驳|复盘|要求).*";

    private static final String OUTCOME =
            "(?is).*(successful|\\bgo(ne)? (well|ok|fine|wrong|smoothly|through)|how did|went (well|ok|wrong|through)|outcome|顺利|成功).*";

    private static final String FATE =
            "(?is).*(refused|reject|denied|declin|delay|postpon|cancel|withdr|backed out|rolled back|fail|被拒|拒绝|驳回|延期|推迟|取消|撤回|回退|回滚|被退|失败|没通过).*";

    private static final String WAY_BACK = "(?is).*(\\broll ?-?back|\\bback ?-?out|way back|\\brevert|回退|回滚).*";

    private Planner() {}

    /** @return the looks in the order of the answer; none where the question fits no look */
    static List<Step> plan(Asked asked) {
        var steps = new ArrayList<Step>();
        for (String key : asked.keys().stream().limit(4).toList()) {
            steps.addAll(ofKey(asked, key));
        }
        if (asked.keys().isEmpty()) {
            for (String item : asked.items().stream().limit(3).toList()) {
                steps.addAll(ItemPlans.of(asked, item));
            }
            for (String rule : asked.rules().stream().limit(2).toList()) {
                steps.addAll(ofRule(asked, rule));
            }
        }
        if (!asked.hasSubject() && asked.unknown().isEmpty()) {
            steps.addAll(OpenPlans.of(asked));
        }
        return steps.stream().flatMap(step -> Timely.of(asked, step).stream()).toList();
    }

    private static List<Step> ofKey(Asked asked, String key) {
        return switch (key.substring(0, key.indexOf('-'))) {
            case "INC" -> IncidentPlans.of(asked, key);
            case "TIC" -> ofTicket(asked, key);
            case "CHG" -> ofChange(asked, key);
            case "PRB" -> ofProblem(asked, key);
            default ->
                List.of(Step.of("knowledge", Map.of("words", asked.text(), "article", key), Topic.HEAD, Topic.PASSAGE)
                        .each(12)
                        .seen(2));
        };
    }

    private static List<Step> ofProblem(Asked asked, String key) {
        var topics = new ArrayList<Topic>();
        add(asked, topics, Intent.TODO, Topic.WORKAROUND);
        add(asked, topics, Intent.WHY, Topic.CAUSE);
        add(asked, topics, Intent.OWNER, Topic.OWNER);
        if (topics.isEmpty()) {
            topics.addAll(List.of(Topic.HEAD, Topic.WORKAROUND, Topic.CAUSE, Topic.REMEDY, Topic.DETAIL));
        }
        return List.of(step("problems", Map.of("key", key), topics));
    }

    private static List<Step> ofTicket(Asked asked, String key) {
        List<Topic> topics = new ArrayList<>();
        add(asked, topics, Intent.SLA, Topic.CLOCK);
        add(asked, topics, Intent.OWNER, Topic.OWNER);
        add(asked, topics, Intent.SINCE, Topic.SINCE);
        add(asked, topics, Intent.RESOLVED, Topic.RESOLVED, Topic.HEAD);
        add(asked, topics, Intent.PRIORITY, Topic.HEAD);
        add(asked, topics, Intent.STATE, Topic.HEAD, Topic.OWNER, Topic.CLOCK);
        add(asked, topics, Intent.TIMELINE, Topic.EVENT);
        if (topics.isEmpty()) {
            topics.addAll(List.of(Topic.HEAD, Topic.DETAIL, Topic.OWNER, Topic.SINCE, Topic.CLOCK, Topic.EVENT));
        }
        return List.of(step("tickets", Map.of("key", key), topics).each(6));
    }

    private static List<Step> ofChange(Asked asked, String key) {
        if (asked.text().matches(WAY_BACK) && !asked.wants(Intent.WHY)) {
            return List.of(Step.of("changes", Map.of("key", key), Topic.DETAIL)
                    .each(20)
                    .must(List.of("way back", "，回退", ", 回退")));
        }
        List<Topic> topics = new ArrayList<>();
        if (asked.text().matches(OUTCOME)) {
            return List.of(
                    Step.of("changes", Map.of("key", key), Topic.HEAD),
                    Step.of("changes", Map.of("key", key), Topic.DETAIL).must(List.of("review of", "的复盘")));
        }
        if (asked.wants(Intent.WHY) && asked.text().matches(FATE)) {
            return List.of(
                    Step.of("changes", Map.of("key", key), Topic.FATE),
                    Step.of("changes", Map.of("key", key), Topic.DETAIL)
                            .literally(List.of("review of", "的复盘"))
                            .orElse());
        }
        if (asked.text().matches("(?is).*(\\bwho\\b|谁).*")
                && !asked.text().matches(ONE_ACT)
                && !asked.wants(Intent.ABOUT)) {
            topics.addAll(List.of(Topic.OWNER, Topic.SINCE));
        }
        add(asked, topics, Intent.OWNER, Topic.OWNER);
        add(asked, topics, Intent.SINCE, Topic.SINCE, Topic.PLAN);
        add(asked, topics, Intent.PLANNED, Topic.PLAN);
        add(asked, topics, Intent.STATE, Topic.HEAD, Topic.PLAN, Topic.SINCE);
        add(asked, topics, Intent.WHY, Topic.REASON);
        add(asked, topics, Intent.IMPACT, Topic.ITEMS);
        if (topics.isEmpty()) {
            topics.addAll(
                    List.of(Topic.HEAD, Topic.ITEMS, Topic.PLAN, Topic.SINCE, Topic.OWNER, Topic.REASON, Topic.DETAIL));
            boolean one = asked.named() && !asked.leftOver().isEmpty() && !asked.wants(Intent.ABOUT);
            return List.of(
                    step("changes", Map.of("key", key), topics).each(8).must(one ? asked.leftOver() : List.of()));
        }
        return List.of(step("changes", Map.of("key", key), topics).each(8));
    }

    private static List<Step> ofRule(Asked asked, String rule) {
        var steps = new ArrayList<Step>();
        if (asked.wants(Intent.TODO, Intent.WHY, Intent.ABOUT)
                || asked.intents().isEmpty()) {
            steps.add(Step.of("knowledge", Map.of("words", rule, "rule", rule), Topic.HEAD, Topic.PASSAGE)
                    .each(14)
                    .seen(1));
        }
        if (!asked.wants(Intent.TODO) || asked.wants(Intent.FIRING, Intent.SINCE, Intent.THRESHOLD, Intent.STATE)) {
            steps.add(Step.of(
                    "alert",
                    Map.of("rule", rule),
                    Topic.HEAD,
                    Topic.SINCE,
                    Topic.VALUE,
                    Topic.THRESHOLD,
                    Topic.DETAIL,
                    Topic.RUNBOOK));
        }
        return steps;
    }

    static void add(Asked asked, List<Topic> topics, Intent intent, Topic... more) {
        if (asked.wants(intent)) {
            for (Topic topic : more) {
                if (!topics.contains(topic)) {
                    topics.add(topic);
                }
            }
        }
    }

    static Step step(String tool, Map<String, String> arguments, List<Topic> topics) {
        return Step.of(tool, arguments, topics.toArray(Topic[]::new));
    }

    /** The arguments with the span that the question speaks of. */
    static Map<String, String> timed(Asked asked, Map<String, String> arguments) {
        var all = new HashMap<>(arguments);
        asked.span().ifPresent(span -> put(all, span));
        return all;
    }

    static void put(Map<String, String> all, TimeSpan span) {
        if (span.point()) {
            all.put("at", span.from().toString());
        } else {
            all.put("from", span.from().toString());
            all.put("to", span.to().toString());
        }
    }
}
