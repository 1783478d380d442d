package io.evenkeel.diagnosis.internal.cases;

import io.evenkeel.diagnosis.RecordedCase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Signs of a case, gathered by component, and the features that they make. */
public final class Judged {
    /** Places with fewer components than this are alike. */
    private static final int FEWEST = 6;

    final RecordedCase asked;
    final Surroundings around;
    private final Set<String> clients;
    private final Optional<Judged> alone;
    private final Calm calm;
    private final Optional<UsualMost> usualMost;
    final Map<String, List<Sign>> signs = new TreeMap<>();
    private final Map<String, Double> strongest = new HashMap<>();
    private final Map<String, Map<String, Double>> byKey = new HashMap<>();
    private final Map<String, Double> largestMove = new HashMap<>();
    private final Map<String, Double> moves = new HashMap<>();
    private @Nullable Standing standing;
    private double most;
    private double sum;
    private long earliest = Long.MAX_VALUE;

    private Judged(RecordedCase asked, Signs.Weighed weighed, Optional<UsualMost> usualMost, Optional<Judged> alone) {
        this.usualMost = usualMost;
        this.calm = weighed.calm();
        this.asked = asked;
        this.alone = alone;
        this.around = Surroundings.of(asked);
        this.clients = asked.components().stream()
                .filter(one -> one.kind().equals("client"))
                .map(RecordedCase.Component::id)
                .collect(Collectors.toSet());
        List<Sign> found = Fronts.seenThrough(asked, around, weighed.signs());
        new TreeSet<>(around.all()).forEach(component -> signs.put(component, new ArrayList<>()));
        found.forEach(sign ->
                signs.computeIfAbsent(sign.component(), _ -> new ArrayList<>()).add(sign));
        signs.forEach(this::sumUp);
        signs.values().stream()
                .flatMap(List::stream)
                .filter(sign -> sign.kind() != SignClass.CHANGE && sign.weight() >= 0.5 * most)
                .forEach(sign -> earliest = Math.min(earliest, sign.onset()));
    }

    /** @param usual what other cases tell of what is usual; the case itself is left out of it */
    public static Judged of(RecordedCase asked, UsualStrengths usual) {
        Signs.Plain plain = Signs.plain(asked);
        Judged alone = of(asked, plain, new UsualStrengths(), Optional.empty());
        return usual.knowsOthersThan(asked.id()) ? of(asked, plain, usual, Optional.of(alone)) : alone;
    }

    private static Judged of(RecordedCase asked, Signs.Plain plain, UsualStrengths usual, Optional<Judged> alone) {
        return new Judged(asked, Signs.weighed(plain, usual), usual.usualMost(asked.id()), alone);
    }

    private void sumUp(String component, List<Sign> its) {
        double strong = 0;
        for (Sign sign : its) {
            if (sign.kind() != SignClass.CHANGE) {
                strong = Math.max(strong, sign.weight());
            }
            byKey.computeIfAbsent(sign.kind() + sign.key(), _ -> new HashMap<>())
                    .merge(component, sign.weight(), Math::max);
            if (sign.kind().isTime()) {
                largestMove.merge(sign.key(), Math.abs(sign.size()), Math::max);
                moves.merge(sign.key() + "\n" + component, Math.abs(sign.size()), Math::max);
            }
        }
        strongest.put(component, strong);
        most = Math.max(most, strong);
        sum += strong;
    }

    /** The features of a component: strongest sign by class, the same against its peers, and each {@link Feature}. */
    public double[] features(String component) {
        Map<SignClass, Double> weights = new EnumMap<>(SignClass.class);
        Map<SignClass, Double> own = new EnumMap<>(SignClass.class);
        for (Sign sign : its(component)) {
            weights.merge(sign.kind(), sign.weight(), Math::max);
            own.merge(sign.kind(), sign.ownWeight(), Math::max);
        }
        Map<Feature, Double> relations = relations(component);
        List<Double> row = new ArrayList<>();
        for (SignClass kind : SignClass.values()) {
            row.add(weights.getOrDefault(kind, 0.0));
        }
        for (SignClass kind : SignClass.values()) {
            row.add(own.getOrDefault(kind, 0.0));
        }
        for (Feature feature : Feature.values()) {
            row.add(relations.getOrDefault(feature, 0.0));
        }
        return row.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** What speaks for or against "nothing is wrong": a one, how large the place is, and how what is seen compares with calm times and other cases. */
    public double[] nothing() {
        List<Sign> seen = signs.values().stream()
                .flatMap(List::stream)
                .filter(Sign::isSeen)
                .toList();
        double largest = Signs.most(seen);
        return new double[] {
            1,
            Math.log1p(Math.max(FEWEST, signs.size())) / 4,
            calm.beyond(),
            seen.stream()
                    .filter(sign -> sign.kind().isFailure())
                    .mapToDouble(Sign::weight)
                    .max()
                    .orElse(0),
            UsualMost.log(largest),
            usualMost.map(usual -> usual.above(largest)).orElse(0.0),
            usualMost.map(usual -> usual.aboveInSpreads(largest)).orElse(0.0)
        };
    }

    /** The same case as it looks where no other is known; none where this is that. */
    public Optional<Judged> alone() {
        return alone;
    }

    private Map<Feature, Double> relations(String component) {
        Map<Feature, Double> row = new EnumMap<>(Feature.class);
        double own = strongest.getOrDefault(component, 0.0);
        row.put(Feature.SHARE_OF_STRONGEST, most > 0 ? own / most : 0);
        row.put(Feature.BELOW, max(around.needs(component)));
        row.put(Feature.ABOVE, mean(around.neededBy(component)));
        row.put(Feature.HOST, max(around.hosts(component)));
        row.put(Feature.GUESTS, mean(around.guests(component)));
        row.put(Feature.PARTS, mean(around.parts(component)));
        row.put(Feature.WHOLE, max(around.wholes(component)));
        row.put(Feature.PARTS_TOGETHER, together(new TreeSet<>(around.parts(component))));
        row.put(Feature.GUESTS_TOGETHER, together(new TreeSet<>(around.guests(component))));
        row.put(Feature.ALONE, alone(component));
        row.put(Feature.EXPLAINS, explains(component));
        row.put(Feature.OWN_MOVEMENT, ownMovement(component));
        row.put(Feature.EARLIEST, early(component));
        row.put(Feature.SYMPTOM, asked.symptom().filter(component::equals).isPresent() ? 1.0 : 0);
        row.put(
                Feature.REACHES_SYMPTOM,
                asked.symptom().filter(around.reach(component)::contains).isPresent() ? 1.0 : 0);
        row.put(
                Feature.MANY,
                Math.log1p((double) its(component).stream()
                                .filter(sign -> sign.weight() >= 0.5 * most)
                                .count())
                        / 2);
        row.put(
                Feature.ON_TOP,
                around.neededBy(component).isEmpty() && around.guests(component).isEmpty() ? 1.0 : 0);
        row.put(Feature.SILENT, its(component).isEmpty() ? 1.0 : 0);
        row.put(
                Feature.UNSEEN_BEFORE,
                its(component).stream().mapToDouble(Sign::rarity).max().orElse(0));
        Standing standing = standing();
        row.put(Feature.ANY, own);
        row.put(
                Feature.OWN_ANY,
                its(component).stream()
                        .filter(Sign::isSeen)
                        .mapToDouble(Sign::ownWeight)
                        .max()
                        .orElse(0));
        row.put(Feature.TOGETHER, total(component, Sign::weight));
        row.put(Feature.OWN_TOGETHER, total(component, Sign::ownWeight));
        row.put(Feature.LEAF_IN_TIME, standing.leaf(component, SignClass::isTime));
        row.put(Feature.LEAF_IN_FAILURES, standing.leaf(component, SignClass::isFailure));
        double leaf = standing.leaf(component, kind -> kind != SignClass.CHANGE);
        row.put(Feature.LEAF, leaf);
        double path = standing.path(component);
        row.put(Feature.PATH, path);
        row.put(Feature.END_OF_PATH, Math.min(leaf, path));
        row.put(Feature.IN_STEP, standing.inStep(component));
        row.put(Feature.HERE, standing.here(component));
        double end = standing.endHere(component);
        row.put(Feature.END_HERE, end);
        row.put(Feature.STEP_HERE, standing.stepHere(component));
        row.put(
                Feature.PLACE_OF_END,
                end <= 0
                        ? 0
                        : 1.0
                                / (1
                                        + components().stream()
                                                .filter(one -> standing.endHere(one) > end)
                                                .count()));
        row.put(
                Feature.PLACE,
                1.0
                        / (1
                                + strongest.values().stream()
                                        .filter(other -> other > own)
                                        .count()));
        return row;
    }

    private double total(String component, ToDoubleFunction<Sign> weight) {
        Map<SignClass, Double> by = new EnumMap<>(SignClass.class);
        its(component).stream()
                .filter(Sign::isSeen)
                .forEach(sign -> by.merge(sign.kind(), weight.applyAsDouble(sign), Math::max));
        return by.values().stream().mapToDouble(Double::doubleValue).sum() / 2;
    }

    private Standing standing() {
        if (standing == null) {
            standing = new Standing(this);
        }
        return standing;
    }

    /** Whether nothing deviates and nobody changed anything. */
    boolean isSilent() {
        return signs.values().stream().allMatch(List::isEmpty);
    }

    /** Whether it stands for those who use the place from outside. */
    boolean asksOnly(String component) {
        return clients.contains(component);
    }

    /** All that could be the cause. */
    public Set<String> components() {
        return signs.keySet();
    }

    List<Sign> its(String component) {
        return signs.getOrDefault(component, List.of());
    }

    double strongest(String component) {
        return strongest.getOrDefault(component, 0.0);
    }

    private double max(Iterable<String> components) {
        double max = 0;
        for (String one : components) {
            max = Math.max(max, strongest.getOrDefault(one, 0.0));
        }
        return max;
    }

    private double mean(Iterable<String> components) {
        double total = 0;
        int count = 0;
        for (String one : components) {
            total += strongest.getOrDefault(one, 0.0);
            count++;
        }
        return count == 0 ? 0 : total / count;
    }

    private double together(Set<String> group) {
        if (group.isEmpty()) {
            return 0;
        }
        double best = 0;
        for (Map<String, Double> at : byKey.values()) {
            double inside = 0;
            double all = 0;
            for (Map.Entry<String, Double> one : at.entrySet()) {
                all += one.getValue();
                inside += group.contains(one.getKey()) ? one.getValue() : 0;
            }
            if (inside > 0) {
                best = Math.max(best, inside / group.size() * inside / all);
            }
        }
        return best;
    }

    private double alone(String component) {
        TreeSet<String> siblings = new TreeSet<>();
        around.wholes(component).forEach(whole -> siblings.addAll(around.parts(whole)));
        siblings.remove(component);
        if (siblings.isEmpty()) {
            return 0;
        }
        double best = 0;
        for (Sign sign : its(component)) {
            Map<String, Double> at = byKey.getOrDefault(sign.kind() + sign.key(), Map.of());
            double others = siblings.stream()
                    .mapToDouble(other -> at.getOrDefault(other, 0.0))
                    .average()
                    .orElse(0);
            best = Math.max(best, sign.ownWeight() - others);
        }
        return best;
    }

    private double explains(String component) {
        if (sum == 0) {
            return 0;
        }
        double mass = 0;
        var reach = around.reach(component);
        for (String one : reach) {
            mass += strongest.getOrDefault(one, 0.0);
        }
        return mass / sum - (double) reach.size() / Math.max(1, signs.size());
    }

    private double ownMovement(String component) {
        double best = 0;
        for (Sign sign : its(component)) {
            double largest = largestMove.getOrDefault(sign.key(), 0.0);
            if (largest <= 0 || !sign.kind().isTime()) {
                continue;
            }
            double below = around.needs(component).stream()
                    .mapToDouble(needed -> moves.getOrDefault(sign.key() + "\n" + needed, 0.0))
                    .max()
                    .orElse(0);
            best = Math.max(best, sign.weight() * Math.max(0, Math.abs(sign.size()) - below) / largest);
        }
        return best;
    }

    private double early(String component) {
        return its(component).stream()
                .filter(sign -> sign.kind() != SignClass.CHANGE && sign.weight() >= 0.5 * most)
                .mapToDouble(sign -> Math.exp(-(sign.onset() - earliest) / 60_000.0))
                .max()
                .orElse(0);
    }
}
