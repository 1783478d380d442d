package io.evenkeel.logs.internal.template;

import io.evenkeel.logs.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Map<List<String>, List<Cluster>> shapes = new HashMap<>();
    private final Map<Cluster, List<String>> shapeOf = new LinkedHashMap<>(16, 0.75f, true);
    private long lastId;
    private long forgotten;

    public Tree(int most) {
        this.most = most;
    }

    /** @return null where none is like it */
    public @Nullable Cluster find(String[] tokens) {
        Cluster best = null;
        double likeness = LIKE;
        for (Cluster cluster : shapes.getOrDefault(shape(tokens), List.of())) {
            double like = cluster.likeness(tokens);
            if (like > likeness || (like >= LIKE && best == null)) {
                best = cluster;
                likeness = like;
            }
        }
        if (best != null) {
            shapeOf.get(best);
        }
        return best;
    }

    /** The next id is higher than this one. */
    public void skipTo(long id) {
        lastId = Math.max(lastId, id);
    }

    public Cluster add(String[] tokens) {
        return put(new Cluster(lastId + 1, tokens));
    }

    public void restore(long id, String[] tokens) {
        put(new Cluster(id, tokens));
    }

    private Cluster put(Cluster cluster) {
        lastId = Math.max(lastId, cluster.id());
        List<String> shape = shape(cluster.tokens());
        List<Cluster> alike = shapes.computeIfAbsent(shape, _ -> new ArrayList<>());
        if (alike.size() == MOST_OF_A_SHAPE) {
            forget(alike.getFirst());
        }
        alike.add(cluster);
        shapeOf.put(cluster, shape);
        if (shapeOf.size() > most) {
            forget(shapeOf.keySet().iterator().next());
        }
        return cluster;
    }

    private void forget(Cluster cluster) {
        List<String> shape = Objects.requireNonNull(shapeOf.remove(cluster));
        shapes.computeIfPresent(shape, (_, alike) -> {
            alike.remove(cluster);
            return alike.isEmpty() ? null : alike;
        });
        forgotten++;
    }

    public List<Cluster> clusters() {
        return List.copyOf(shapeOf.keySet());
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
