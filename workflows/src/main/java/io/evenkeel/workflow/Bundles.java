package io.evenkeel.workflow;

import io.evenkeel.audit.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Processes that an administrator uploads: BPMN, DMN and forms in one zip, checked against lists of what is allowed.
 * Uploading and switching need {@code DEPLOY_PROCESSES}. Thread-safe.
 */
public interface Bundles {

    /** The newest version of each first. */
    List<Bundle> list(Actor actor);

    /** Checks and stores a further version; nothing is stored where something was found. It is switched off. */
    Uploaded upload(Actor actor, byte[] zip);

    /** From now on this version is started, and no other one of this name. What runs stays on its version. */
    void switchOn(Actor actor, String name, int version);

    /** It is started no longer. What runs goes on. */
    void switchOff(Actor actor, String name, int version);

    /** What the actor may start, with the form that it asks for. Needs {@code WORK_TASKS}. */
    List<Startable> startable(Actor actor);

    /**
     * Starts the version that is switched on. Needs {@code WORK_TASKS}.
     *
     * @return its business key, such as {@code FLOW-12}
     */
    String start(Actor actor, String name, Map<String, Object> values);

    /** One uploaded version. */
    record Bundle(String name, int version, Words title, Instant uploadedAt, String uploadedBy, boolean on) {}

    record Startable(String name, Words title, Optional<Tasks.Form> form) {}

    /** @param version 0 where something was found */
    record Uploaded(String name, int version, List<Finding> findings) {

        public Uploaded {
            findings = List.copyOf(findings);
        }
    }

    /**
     * What is wrong.
     *
     * @param line empty where it is about the whole file
     * @param what one sentence
     */
    record Finding(String file, Optional<Integer> line, String what) {}
}
