package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.RuleView;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** {@link RuleView} from the book, the table of alerts, and the last evaluations. */
@Service
class RuleOverview implements RuleView {
    private final Rules rules;
    private final RuleBook book;
    private final RuleRun run;
    private final AlertRows rows;
    private final InstantSource clock;

    RuleOverview(Rules rules, RuleBook book, RuleRun run, AlertRows rows, InstantSource clock) {
        this.rules = rules;
        this.book = book;
        this.run = run;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Overview overview() {
        Map<String, Alert.State> states = worstStates();
        List<Group> groups = rules.inForce(clock.instant()).stream()
                .map(group -> new Group(
                        group.name(),
                        group.file(),
                        group.interval().toSeconds(),
                        group.rules().stream().map(rule -> view(rule, states)).toList()))
                .toList();
        List<String> refused = book.broken().values().stream()
                .flatMap(List::stream)
                .map(RuleFileErrors.Place::describe)
                .toList();
        return new Overview(groups, refused);
    }

    private Map<String, Alert.State> worstStates() {
        Map<String, Alert.State> states = new TreeMap<>();
        rows.active()
                .forEach(watched -> states.merge(
                        watched.ruleKey(),
                        watched.alert().state(),
                        (one, other) -> one == Alert.State.FIRING ? one : other));
        return states;
    }

    private OneRule view(Rule rule, Map<String, Alert.State> states) {
        var outcome = run.outcome(rule.key());
        Alert.State state = states.get(rule.key());
        return new OneRule(
                rule.alert(),
                rule.expression().text(),
                rule.holdFor().toSeconds(),
                texts(rule.labels()),
                texts(rule.annotations()),
                state == null ? "inactive" : state.name().toLowerCase(java.util.Locale.ROOT),
                outcome.map(RuleRun.Outcome::at),
                outcome.flatMap(RuleRun.Outcome::error));
    }

    private static Map<String, String> texts(Map<String, Template> templates) {
        Map<String, String> texts = new TreeMap<>();
        templates.forEach((name, template) -> texts.put(name, template.text()));
        return texts;
    }
}
