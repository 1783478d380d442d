package io.evenkeel.logs.internal.template;

import io.evenkeel.logs.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cluster that a masked message belongs to: by its shape first (number of tokens, first two words), then by
 * likeness among those of one shape. Not thread-safe.
 */
public final class Tree {
    /** One word in seven may differ: more than in a short sentence, whose differing word mostly says what happened. */
    private static final double LIKE = 0.85;

    /** Words at the beginning say what a message is about; a variable there would put like messages apart. */
    private static final int WORDS_OF_SHAPE = 2;

    /** Beyond it a shape's messages differ in more than their variables, and looking at all of them would be slow. */
    private static final int MOST_OF_A_SHAPE = 100;

    private final int most;
    private final Consumer<Cluster> gone;
    private final Map<List<String>, Shape> shapes = new HashMap<>();
    /** The one met longest ago comes first. */
    private final Map<Cluster, Shape> shapeOf = new LinkedHashMap<>(16, 0.75f, true);

    private long lastId;
    private long forgotten;

    /** @param gone is told of each that is forgotten */
    public Tree(int most, Consumer<Cluster> gone) {
        this.most = most;
        this.gone = gone;
    }

    /** @return null where none is like it */
    public @Nullable Cluster find(String[] tokens) {
        Cluster best = null;
        double likeness = LIKE;
        Shape shape = shapes.get(shape(tokens));
        for (Cluster cluster : shape == null ? List.<Cluster>of() : shape.clusters()) {
            double like = cluster.likeness(tokens);
            if (like > likeness || (like >= LIKE && best == null)) {
                best = cluster;
                likeness = like;
            }
        }
        if (best != null) {
            met(best);
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
        }
        return widened;
    }

    /** The line that was asked of {@code shortcuts} belongs to this cluster. */
    public void keep(Cluster cluster, Shortcuts shortcuts) {
        shortcuts.keep(cluster, Objects.requireNonNull(shapeOf.get(cluster)));
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
        put(new Cluster(id, tokens, lines));
    }

    private Cluster put(Cluster cluster) {
        lastId = Math.max(lastId, cluster.id());
        Shape shape = shapes.computeIfAbsent(shape(cluster.tokens()), Shape::new);
        if (shape.clusters().size() == MOST_OF_A_SHAPE) {
            forget(shape.clusters().getFirst());
        }
        shape.add(cluster);
        shapeOf.put(cluster, shape);
        if (shapeOf.size() > most) {
            forget(shapeOf.keySet().iterator().next());
        }
        return cluster;
    }

    private void forget(Cluster cluster) {
        Shape shape = Objects.requireNonNull(shapeOf.remove(cluster));
        shape.remove(cluster);
        if (shape.clusters().isEmpty()) {
            shapes.remove(shape.words());
        }
        gone.accept(cluster);
        forgotten++;
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

    private static List<String> shape(String[] tokens) {
        List<String> shape = new ArrayList<>(WORDS_OF_SHAPE + 1);
        shape.add(Integer.toString(tokens.length));
        for (String token : tokens) {
            if (shape.size() > WORDS_OF_SHAPE) {
                break;
            }
            if (!Masking.isDelimiter(token) && !Template.VARIABLE.equals(token)) {
                shape.add(token);
            }
        }
        return shape;
    }
}
