package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.RuleView;
import io.evenkeel.alerting.internal.template.Template;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** {@link RuleView} from the book, the table of alerts, and the last evaluations. */
@Service
class RuleOverview implements RuleView {

    private final RuleBook book;
    private final RunningTrial trial;
    private final RuleStates states;
    private final GroupRuns runs;
    private final AlertRows rows;
    private final InstantSource clock;

    RuleOverview(
            RuleBook book, RunningTrial trial, RuleStates states, GroupRuns runs, AlertRows rows, InstantSource clock) {
        this.book = book;
        this.trial = trial;
        this.states = states;
        this.runs = runs;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Overview overview() {
        var groups = new ArrayList<>(book.groups());
        trial.group(clock.instant()).ifPresent(groups::add);
        Map<String, RuleStates.RuleState> fared = states.all();
        Map<String, Alert.State> worst = worst();
        return new Overview(
                groups.stream().map(group -> view(group, fared, worst)).toList(),
                book.problems().stream().map(RuleFile.Problem::toString).toList());
    }

    private Group view(RuleGroup group, Map<String, RuleStates.RuleState> fared, Map<String, Alert.State> worst) {
        Optional<GroupPace> pace = runs.pace(group);
        return new Group(
                group.name(),
                group.file(),
                group.interval().toSeconds(),
                group.rules().stream()
                        .map(rule -> view(
                                rule,
                                Optional.ofNullable(fared.get(rule.key())),
                                Optional.ofNullable(worst.get(rule.key()))))
                        .toList(),
                pace.map(GroupPace::missed).orElse(0L),
                pace.map(GroupPace::lag).map(GroupRuns::seconds),
                pace.flatMap(GroupPace::took).map(GroupRuns::seconds));
    }

    /** The worst state of each rule's alerts. */
    private Map<String, Alert.State> worst() {
        var worst = new HashMap<String, Alert.State>();
        rows.active()
                .forEach(watched -> worst.merge(
                        watched.rule(), watched.alert().state(), (one, two) -> one == Alert.State.FIRING ? one : two));
        return worst;
    }

    private static OneRule view(Rule rule, Optional<RuleStates.RuleState> fared, Optional<Alert.State> worst) {
        return new OneRule(
                rule.alert(),
                rule.expression().text(),
                rule.holdFor().toSeconds(),
                texts(rule.labels()),
                texts(rule.annotations()),
                worst.map(state -> state.name().toLowerCase(Locale.ROOT)).orElse("inactive"),
                fared.map(RuleStates.RuleState::evaluatedAt),
                fared.flatMap(RuleStates.RuleState::error));
    }

    private static Map<String, String> texts(Map<String, Template> templates) {
        var texts = new TreeMap<String, String>();
        templates.forEach((name, template) -> texts.put(name, template.text()));
        return texts;
    }
}
