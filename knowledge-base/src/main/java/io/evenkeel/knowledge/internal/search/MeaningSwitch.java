package io.evenkeel.knowledge.internal.search;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Search by meaning where {@code evenkeel.knowledge.meaning=on}, with the model's jars from {@code meaning} in the data folder
 * or from {@code evenkeel.knowledge.meaning-jars}. Where they are missing the log says how to get them, and words are searched.
 * Thread-safe.
 */
class MeaningSwitch {
    private static final Logger LOG = LoggerFactory.getLogger(MeaningSwitch.class);

    private final boolean on;
    private final Path jars;
    private volatile @Nullable Meaning model;
    private boolean tried;

    /** @param jars the folder with the model's jars, and all that they need */
    MeaningSwitch(boolean on, Path jars) {
        this.on = on;
        this.jars = jars;
    }

    /** The model, when it is switched on and loaded. */
    Optional<Meaning> model() {
        return Optional.ofNullable(model);
    }

    /** Once; it takes a second or two. */
    synchronized void load() {
        if (!on || tried) {
            return;
        }
        tried = true;
        try {
            Meaning loaded = ModelJars.in(jars);
            model = loaded;
            LOG.info("event=knowledge-meaning-on model={}", loaded.name());
        } catch (IllegalStateException e) {
            LOG.error("event=knowledge-meaning-missing cause=\"{}\"", e.getMessage());
        }
    }
}
