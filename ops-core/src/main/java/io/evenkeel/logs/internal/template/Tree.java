package io.evenkeel.logs.internal.template;

import io.evenkeel.logs.Template;
import io.evenkeel.logs.internal.template.Families.Family;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cluster that a masked message belongs to: by its shape first (number of tokens, first two words), then by
 * likeness among those of one shape. From time to time those that differ in a variable's values only are put together. Not
 * thread-safe.
 */
public final class Tree {
    /** One word in seven may differ: more than in a short sentence, whose differing word mostly says what happened. */
    private static final double LIKE = 0.85;

    /** Words at the beginning say what a message is about; a variable there would put like messages apart. */
    private static final int WORDS_OF_SHAPE = 2;

    /** Beyond it a shape's messages differ in more than their variables, and looking at all of them would be slow. */
    private static final int MOST_OF_A_SHAPE = 100;

    /** So many new ones are worth a look at all. */
    private static final int WORTH_A_LOOK = 1_000;

    private static final int ROUNDS = 5;

    private final int most;
    private final Gone gone;
    private final Map<List<String>, Shape> shapes = new HashMap<>();
    /** The one met longest ago comes first. */
    private final Map<Cluster, Shape> shapeOf = new LinkedHashMap<>(16, 0.75f, true);

    private long lastId;
    private long forgotten;
    /** Some cluster has a variable where others have a word of their shape. */
    private boolean leadingWordsVary;

    /** Numbers of tokens of clusters that came or changed since all were looked at: only those of one number can be put together. */
    private final Set<Integer> unlooked = new HashSet<>();

    private int puts;
    private int sinceMerge;
    private int nextMerge = WORTH_A_LOOK;

    /** Is told of each cluster that is held no longer. */
    public interface Gone {
        void forgotten(Cluster cluster);

        void merged(Cluster cluster, Cluster into);
    }

    public Tree(int most, Gone gone) {
        this.most = most;
        this.gone = gone;
    }

    /** @return null where none is like it */
    public @Nullable Cluster find(String[] tokens) {
        Cluster best = likest(shapes.get(shape(tokens, 0)), tokens);
        for (int without = 1; best == null && leadingWordsVary && without < 1 << WORDS_OF_SHAPE; without++) {
            best = likest(shapes.get(shape(tokens, without)), tokens);
        }
        if (best != null) {
            met(best);
        }
        return best;
    }

    private static @Nullable Cluster likest(@Nullable Shape shape, String[] tokens) {
        Cluster best = null;
        double likeness = LIKE;
        for (Cluster cluster : shape == null ? List.<Cluster>of() : shape.clusters()) {
            double like = cluster.likeness(tokens);
            if (like > likeness || (like >= LIKE && best == null)) {
                best = cluster;
                likeness = like;
            }
        }
        return best;
    }

    /** It is the one met last. */
    public void met(Cluster cluster) {
        cluster.met();
        shapeOf.get(cluster);
    }

    /** @return whether a word became variable */
    public boolean widen(Cluster cluster, String[] tokens) {
        boolean widened = cluster.widenTo(tokens);
        if (widened) {
            Objects.requireNonNull(shapeOf.get(cluster)).changed();
            unlooked.add(tokens.length);
        }
        return widened;
    }

    /** The line that was asked of {@code shortcuts} belongs to this cluster. */
    public void keep(Cluster cluster, Shortcuts shortcuts) {
        shortcuts.keep(cluster, Objects.requireNonNull(shapeOf.get(cluster)), era());
    }

    /** Changes whenever a line might be found elsewhere than before though nothing about its cluster's shape has changed. */
    int era() {
        return leadingWordsVary ? puts : 0;
    }

    /** The next id is higher than this one. */
    public void skipTo(long id) {
        lastId = Math.max(lastId, id);
    }

    public Cluster add(String[] tokens) {
        return put(new Cluster(lastId + 1, tokens, 1));
    }

    /** @param lines that it took before */
    public void restore(long id, String[] tokens, long lines) {
        leadingWordsVary |= leadsWithAVariable(tokens);
        put(new Cluster(id, tokens, lines));
    }

    private Cluster put(Cluster cluster) {
        lastId = Math.max(lastId, cluster.id());
        puts++;
        mergeWhereWorthALook(cluster);
        Shape shape = shapes.computeIfAbsent(shape(cluster.tokens(), 0), Shape::new);
        if (shape.clusters().size() >= MOST_OF_A_SHAPE) {
            forget(shape.clusters().getFirst());
        }
        add(cluster, shapes.computeIfAbsent(shape(cluster.tokens(), 0), Shape::new));
        if (shapeOf.size() > most) {
            forget(shapeOf.keySet().iterator().next());
        }
        return cluster;
    }

    private void add(Cluster cluster, Shape shape) {
        shape.add(cluster);
        shapeOf.put(cluster, shape);
        unlooked.add(cluster.tokens().length);
    }

    private void mergeWhereWorthALook(Cluster next) {
        sinceMerge++;
        Shape shape = shapes.get(shape(next.tokens(), 0));
        if (sinceMerge >= nextMerge) {
            merge();
        } else if (shape != null
                && shape.clusters().size() >= MOST_OF_A_SHAPE
                && shape.sinceMerge() >= MOST_OF_A_SHAPE / 2) {
            shape.looked();
            merge(shape.clusters());
        }
    }

    /** Puts all together that differ in a variable's values only, unless none has come since it was last done. */
    public void merge() {
        if (sinceMerge == 0) {
            return;
        }
        Set<Integer> lengths = Set.copyOf(unlooked);
        unlooked.clear();
        boolean fewer = merge(shapeOf.keySet().stream()
                .filter(cluster -> lengths.contains(cluster.tokens().length))
                .toList());
        nextMerge = fewer ? Math.max(WORTH_A_LOOK, shapeOf.size() / 2) : 2 * nextMerge;
        sinceMerge = 0;
    }

    /** @return whether there are fewer now */
    private boolean merge(Collection<Cluster> among) {
        List<Cluster> left = List.copyOf(among);
        boolean fewer = false;
        boolean again = true;
        for (int round = 0; again && round < ROUNDS; round++) {
            again = false;
            for (Family family : Families.of(left)) {
                again |= putTogether(family);
            }
            left = left.stream().filter(shapeOf::containsKey).toList();
            fewer |= again;
        }
        return fewer;
    }

    private boolean putTogether(Family family) {
        List<Cluster> left =
                family.clusters().stream().filter(shapeOf::containsKey).toList();
        if (left.size() < 2 || !Families.isFamily(left, family.place())) {
            return false;
        }
        Cluster into = left.getFirst();
        for (Cluster other : left.subList(1, left.size())) {
            remove(other);
            into.takeOver(other);
        }
        remove(into);
        into.vary(family.place());
        leadingWordsVary |= leadsWithAVariable(into.tokens());
        add(into, shapes.computeIfAbsent(shape(into.tokens(), 0), Shape::new));
        left.subList(1, left.size()).forEach(other -> gone.merged(other, into));
        return true;
    }

    private void forget(Cluster cluster) {
        remove(cluster);
        gone.forgotten(cluster);
        forgotten++;
    }

    private void remove(Cluster cluster) {
        Shape shape = Objects.requireNonNull(shapeOf.remove(cluster));
        shape.remove(cluster);
        if (shape.clusters().isEmpty()) {
            shapes.remove(shape.words());
        }
    }

    public List<Cluster> clusters() {
        return List.copyOf(shapeOf.keySet());
    }

    public long highestId() {
        return lastId;
    }

    public long forgotten() {
        return forgotten;
    }

    /** @param without bits of those of the first words that do not count, as if they were variable */
    private static List<String> shape(String[] tokens, int without) {
        List<String> shape = new ArrayList<>(WORDS_OF_SHAPE + 1);
        shape.add(Integer.toString(tokens.length));
        int words = 0;
        for (String token : tokens) {
            if (shape.size() > WORDS_OF_SHAPE) {
                break;
            }
            if (Masking.isDelimiter(token) || Template.VARIABLE.equals(token)) {
                continue;
            }
            if (words >= WORDS_OF_SHAPE || (without & (1 << words)) == 0) {
                shape.add(token);
            }
            words++;
        }
        return shape;
    }

    private static boolean leadsWithAVariable(String[] tokens) {
        int words = 0;
        for (int i = 0; i < tokens.length && words < WORDS_OF_SHAPE; i++) {
            if (Template.VARIABLE.equals(tokens[i])) {
                return true;
            }
            words += Masking.isDelimiter(tokens[i]) ? 0 : 1;
        }
        return false;
    }
}
