package io.evenkeel.diagnosis.internal.cases;

import io.evenkeel.diagnosis.internal.cases.ConditionalLogit.Choice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Fits {@link CaseWeights} to cases whose causes are known. The same cases in the same order give the same numbers. */
public final class FittedWeights {
    /** So many places does each of the averaged models know: of four of seven there are 35. */
    private static final int PLACES_OF_A_MODEL = 4;

    /** This much a place counts for itself, the rest for the number of its cases. */
    private static final double PLACES_ALIKE = 0.6;

    private static final double PENALTY = 0.03;

    /** Models that are averaged may each be surer than they are. */
    private static final double TEMPERATURE = 0.42;

    /** Of a place's weight when asked whether anything is wrong: with nothing wrong. */
    private static final double WEIGHT_OF_NOTHING = 0.2;

    private static final double PENALTY_OF_NOTHING_WITH_HISTORY = 4;
    private static final double PENALTY_OF_NOTHING_ALONE = 0.02;
    private static final int FAILURE = 3;

    private final List<Known> cases;
    private final boolean hasHistory;

    private FittedWeights(List<Known> cases, boolean hasHistory) {
        this.cases = cases;
        this.hasHistory = hasHistory;
    }

    /**
     * What is known of a case.
     *
     * @param place where other cases are of too
     * @param features of each component
     * @param isCause of each component whether it was; none where nothing was wrong
     * @param nothing as {@link Judged#nothing} gives it
     */
    public record Known(String place, List<double[]> features, boolean[] isCause, boolean isCalm, double[] nothing) {
        /** What the features of a judged case are. */
        public static Known of(String place, Judged judged, Set<String> causes) {
            List<String> components = List.copyOf(judged.components());
            boolean[] isCause = new boolean[components.size()];
            for (int i = 0; i < isCause.length; i++) {
                isCause[i] = causes.contains(components.get(i));
            }
            return new Known(
                    place,
                    components.stream().map(judged::features).toList(),
                    isCause,
                    causes.isEmpty(),
                    judged.nothing());
        }

        /** Whether one of its components was the cause. */
        public boolean namesCause() {
            for (boolean is : isCause) {
                if (is) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The weights by which the causes of these cases are told. */
    public static CaseWeights of(List<Known> cases, boolean hasHistory) {
        var fit = new FittedWeights(cases, hasHistory);
        return new CaseWeights(fit.causes(), fit.nothing(), CaseWeights.tolerated(hasHistory));
    }

    private List<double[]> causes() {
        List<Known> faults = cases.stream().filter(Known::namesCause).toList();
        List<String> places = List.copyOf(byPlace(faults).keySet());
        return some(places, Math.min(PLACES_OF_A_MODEL, places.size()))
                .map(some -> model(faults.stream()
                        .filter(one -> some.contains(one.place()))
                        .toList()))
                .toList();
    }

    /** All sets of so many places, in the order of their names. */
    private static Stream<List<String>> some(List<String> places, int many) {
        if (many == 0) {
            return Stream.of(List.of());
        }
        return Stream.iterate(0, i -> i + many <= places.size(), i -> i + 1)
                .flatMap(i -> some(places.subList(i + 1, places.size()), many - 1)
                        .map(rest -> Stream.concat(Stream.of(places.get(i)), rest.stream())
                                .toList()));
    }

    private double[] model(List<Known> faults) {
        Map<String, List<Known>> byPlace = byPlace(faults);
        List<Choice> choices = faults.stream()
                .map(one -> new Choice(
                        one.features().stream().map(this::used).toList(),
                        one.isCause(),
                        weight(byPlace, faults.size(), one.place())
                                / of(byPlace, one.place()).size()))
                .toList();
        double[] penalty = new double[faults.getFirst().features().getFirst().length];
        Arrays.fill(penalty, PENALTY);
        return Arrays.stream(ConditionalLogit.fit(choices, penalty))
                .map(weight -> weight / TEMPERATURE)
                .toArray();
    }

    /** With history the features say enough: weights of single classes of signs then fit the place and not the next one. */
    private double[] used(double[] features) {
        double[] used = features.clone();
        if (hasHistory) {
            Arrays.fill(used, 0, 2 * SignClass.values().length, 0);
        }
        return used;
    }

    private static double weight(Map<String, List<Known>> byPlace, int all, String place) {
        return PLACES_ALIKE * all / byPlace.size()
                + (1 - PLACES_ALIKE) * of(byPlace, place).size();
    }

    private static List<Known> of(Map<String, List<Known>> byPlace, String place) {
        return byPlace.getOrDefault(place, List.of());
    }

    private static Map<String, List<Known>> byPlace(List<Known> cases) {
        Map<String, List<Known>> places = new TreeMap<>();
        cases.forEach(one ->
                places.computeIfAbsent(one.place(), _ -> new ArrayList<>()).add(one));
        return places;
    }

    private double[] nothing() {
        double[][] rows = cases.stream().map(one -> compared(one.nothing())).toArray(double[][]::new);
        int size = rows[0].length;
        double[] mean = new double[size];
        double[] spread = new double[size];
        Arrays.fill(spread, 1);
        for (int j = 1; j < size; j++) {
            int column = j;
            mean[j] = Arrays.stream(rows)
                    .mapToDouble(row -> row[column])
                    .average()
                    .orElse(0);
            spread[j] = 1e-6
                    + Math.sqrt(Arrays.stream(rows)
                            .mapToDouble(row -> (row[column] - mean[column]) * (row[column] - mean[column]))
                            .average()
                            .orElse(0));
        }
        double[] penalty = new double[size];
        Arrays.fill(penalty, 1, size, hasHistory ? PENALTY_OF_NOTHING_WITH_HISTORY : PENALTY_OF_NOTHING_ALONE);
        double[] weights = ConditionalLogit.fit(nothingOrNot(rows, mean, spread), penalty);
        for (int j = 1; j < size; j++) {
            weights[j] /= spread[j];
            weights[0] -= weights[j] * mean[j];
        }
        return weights;
    }

    private double[] compared(double[] nothing) {
        double[] compared = nothing.clone();
        compared[FAILURE] = hasHistory ? compared[FAILURE] : 0;
        return compared;
    }

    private List<Choice> nothingOrNot(double[][] rows, double[] mean, double[] spread) {
        Map<String, List<Known>> byPlace = byPlace(cases);
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            Known one = cases.get(i);
            double[] row = rows[i].clone();
            for (int j = 1; j < row.length; j++) {
                row[j] = (row[j] - mean[j]) / spread[j];
            }
            long alike = of(byPlace, one.place()).stream()
                    .filter(other -> other.isCalm() == one.isCalm())
                    .count();
            choices.add(new Choice(
                    List.of(row, new double[row.length]),
                    new boolean[] {one.isCalm(), !one.isCalm()},
                    weight(byPlace, cases.size(), one.place())
                            * (one.isCalm() ? WEIGHT_OF_NOTHING : 1 - WEIGHT_OF_NOTHING)
                            / alike));
        }
        return choices;
    }
}
