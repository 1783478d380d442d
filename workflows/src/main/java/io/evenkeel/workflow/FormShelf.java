package io.evenkeel.workflow;

import java.util.Optional;

/**
 * Port: forms that a room keeps itself, because its users write them. A model names one by a variable, {@code
 * camunda:formKey="${provideForm}"}.
 */
public interface FormShelf {

    /**
     * @param form its name, with the room and a colon first: {@code resource:…}; a name stands for one schema for ever
     * @return the JSON Schema; empty where this room does not know the form
     */
    Optional<String> schema(String form);
}
