package io.evenkeel.workflow.internal.inbox;

import java.util.Optional;

/** Where forms are kept that are not shipped. */
public interface FormSource {

    /** The JSON Schema; empty where this source does not know the form. A name stands for one schema for ever. */
    Optional<String> schema(String form);
}
