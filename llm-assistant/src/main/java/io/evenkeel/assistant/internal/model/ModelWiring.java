package io.evenkeel.assistant.internal.model;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The line that the settings ask for. */
@Configuration(proxyBeanMethods = false)
class ModelWiring {

    @Bean
    ModelLine modelLine() {
        return new NoModel();
    }
}
