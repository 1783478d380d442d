package io.evenkeel.assistant.internal.tools;

import io.evenkeel.assistant.internal.grammar.Gist;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Finds by words what people mean without naming its key. Pure. */
final class Likeness {
    private static final double MOST = 0.5;

    private Likeness() {}

    /**
     * @param sought the words, in either language
     * @param title what a thing is called; a word there counts twice
     * @param more what else is said of it
     * @return those that hold the most of the words, where that is at least half of them; in their order
     */
    static <T> List<T> best(List<T> all, String sought, Function<T, String> title, Function<T, String> more) {
        Gist gist = Gist.of(sought);
        List<Fit<T>> fits = all.stream()
                .map(one -> Fit.of(one, gist, title.apply(one), more.apply(one)))
                .filter(fit ->
                        fit.words() > 0 && fit.words() >= MOST * gist.words().size())
                .toList();
        double most =
                fits.stream().map(Fit::weight).max(Comparator.naturalOrder()).orElse(0.0);
        return fits.stream().filter(fit -> fit.weight() == most).map(Fit::one).toList();
    }

    private record Fit<T>(T one, long words, double weight) {
        static <T> Fit<T> of(T one, Gist gist, String title, String more) {
            long all = gist.in(title + " " + more);
            return new Fit<>(one, all, all + 0.5 * gist.in(title));
        }
    }
}
