package io.evenkeel.diagnosis.internal.cases;

import io.evenkeel.diagnosis.RecordedCase;
import io.evenkeel.diagnosis.RecordedCase.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the traces say: time spent in an operation itself, errors, and calls that an operation makes more or less often. */
final class CallSigns {
    private static final int FEWEST = 3;

    private record Operation(String component, String name) {}

    private static final class Seen {
        private final List<Double> own = new ArrayList<>();
        private final Map<String, Integer> children = new TreeMap<>();
        private int count;
        private int failed;
    }

    private final RecordedCase asked;
    private final Map<Operation, Seen> before = new LinkedHashMap<>();
    private final Map<Operation, Seen> after = new LinkedHashMap<>();

    private CallSigns(RecordedCase asked) {
        this.asked = asked;
    }

    static List<Sign> of(RecordedCase asked) {
        CallSigns signs = new CallSigns(asked);
        signs.count();
        return signs.compare();
    }

    private void count() {
        Map<String, List<Call>> children = new HashMap<>();
        for (Call call : asked.calls()) {
            if (!call.parent().isEmpty()) {
                children.computeIfAbsent(call.trace() + "\n" + call.parent(), _ -> new ArrayList<>())
                        .add(call);
            }
        }
        for (Call call : asked.calls()) {
            Map<Operation, Seen> side = call.time() <= asked.normalTo() ? before : after;
            Seen seen = side.computeIfAbsent(new Operation(call.component(), call.operation()), _ -> new Seen());
            List<Call> made = children.getOrDefault(call.trace() + "\n" + call.id(), List.of());
            double waited = made.stream().mapToDouble(Call::millis).sum();
            seen.own.add(Math.max(0, call.millis() - waited));
            seen.count++;
            seen.failed += call.failed().orElse(false) ? 1 : 0;
            for (Call child : made) {
                seen.children.merge(child.component() + " " + child.operation(), 1, Integer::sum);
            }
        }
    }

    private List<Sign> compare() {
        List<Sign> signs = new ArrayList<>();
        after.forEach((operation, now) -> {
            Seen then = before.get(operation);
            if (then == null || then.count < FEWEST || now.count < FEWEST) {
                return;
            }
            signs.add(ownTime(operation, then, now));
            failures(operation, then, now).ifPresent(signs::add);
            signs.addAll(shape(operation, then, now));
        });
        return signs;
    }

    private Sign ownTime(Operation operation, Seen then, Seen now) {
        double[] old = then.own.stream().mapToDouble(own -> Math.log(own + 0.5)).toArray();
        double[] young =
                now.own.stream().mapToDouble(own -> Math.log(own + 0.5)).toArray();
        double spread = Math.max(0.15, Robust.spread(old));
        double moved = Math.max(
                Robust.median(young) - Robust.median(old),
                (Robust.quantile(young, 0.9) - Robust.quantile(old, 0.9)) * 0.7);
        double deviations = moved / spread * Math.sqrt(Math.min(16, Math.min(old.length, young.length)));
        double size = Math.exp(Robust.median(young)) - Math.exp(Robust.median(old));
        return Sign.of(
                operation.component,
                SignClass.SELF_TIME,
                operation.name,
                Robust.strength(Math.max(0, deviations)),
                size,
                asked.normalTo(),
                "spends %.3g ms itself in %s where %.3g ms is usual"
                        .formatted(Math.exp(Robust.median(young)), operation.name, Math.exp(Robust.median(old))));
    }

    private Optional<Sign> failures(Operation operation, Seen then, Seen now) {
        double old = (then.failed + 0.5) / (then.count + 1);
        double young = (double) now.failed / now.count;
        if (young <= old) {
            return Optional.empty();
        }
        double deviations = (young - old) / Math.sqrt(old * (1 - old) * (1.0 / now.count + 1.0 / then.count));
        return Optional.of(Sign.of(
                operation.component,
                SignClass.FAILED_CALL,
                operation.name,
                Robust.strength(deviations * 2),
                young - old,
                asked.normalTo(),
                "%d of %d calls of %s failed, %d of %d before"
                        .formatted(now.failed, now.count, operation.name, then.failed, then.count)));
    }

    private List<Sign> shape(Operation operation, Seen then, Seen now) {
        List<Sign> signs = new ArrayList<>();
        TreeMap<String, Integer> all = new TreeMap<>(then.children);
        all.putAll(now.children);
        for (String child : all.keySet()) {
            double old = (double) then.children.getOrDefault(child, 0) / then.count;
            double young = (double) now.children.getOrDefault(child, 0) / now.count;
            double pooled = (double) (then.children.getOrDefault(child, 0) + now.children.getOrDefault(child, 0))
                    / (then.count + now.count);
            double deviations = (young - old) / Math.sqrt((pooled + 0.1) * (1.0 / now.count + 1.0 / then.count));
            signs.add(Sign.of(
                    operation.component,
                    SignClass.CALL_SHAPE,
                    operation.name + " > " + child.substring(child.indexOf(' ') + 1),
                    Robust.strength(deviations * 2),
                    young - old,
                    asked.normalTo(),
                    "%s calls %s %.2f times where %.2f is usual".formatted(operation.name, child, young, old)));
        }
        return signs;
    }
}
