package io.evenkeel.workflow.internal;

import io.evenkeel.workflow.internal.inbox.TaskWatch;
import io.evenkeel.workflow.internal.inbox.TaskWatching;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.operaton.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.operaton.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.operaton.bpm.engine.impl.interceptor.CommandInterceptor;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the process engine is set up; {@code workflow-engine.properties} has what can be said as properties. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:workflow-engine.properties")
class EngineConfiguration {
    @Bean
    static EngineJobs engineJobs() {
        return new EngineJobs();
    }

    @Bean
    static ProcessEnginePlugin engineSettings(EngineJobs jobs, InstantSource clock, ObjectProvider<TaskWatch> watch) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setJobExecutor(jobs.executor());
                engine.setJobExecutorActivate(false);
                engine.setFailedJobRetryTimeCycle(FailedJobs.RETRIES);
                engine.setFailedJobCommandFactory(new FailedJobs());
                // FailedJobs says it in one line; the stack trace would come with every attempt.
                engine.setEnableCmdExceptionLogging(false);
                engine.setEnableReducedJobExceptionLogging(true);
                forgetHistory(engine);
                watchTasks(engine, watch);
                engine.setTaskMetricsEnabled(false);
                tellMatchedRows(engine);
                engine.setDmnHistoryEventProducer(new DecisionHistory());
                followClock(engine, clock);
            }

            @Override
            public void postProcessEngineBuild(ProcessEngine engine) {
                findTasksBelow(engine);
                forgetMappings(engine);
            }
        };
    }

    /**
     * For each task that ends the engine looks for tasks below it, and its own schema has no index for that: with 10,000 open
     * tasks each end would read all of them. The engine's tables lie where its connections look first.
     */
    private static void findTasksBelow(ProcessEngine engine) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        JdbcClient.create(configuration.getDataSource())
                .sql("create index if not exists act_idx_task_parent on act_ru_task (parent_task_id_)")
                .update();
    }

    /** The fragments that its statements were made of hold every mapping file as a document: 30 MB, read no more. */
    private static void forgetMappings(ProcessEngine engine) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        configuration
                .getSqlSessionFactory()
                .getConfiguration()
                .getSqlFragments()
                .clear();
    }

    /**
     * What ended is forgotten when the time to live of its model is over; looked for all day, since nobody knows when an
     * installation has its quiet hours. While nothing is to be forgotten the engine looks once an hour.
     */
    private static void forgetHistory(ProcessEngineConfigurationImpl engine) {
        engine.setHistoryCleanupEnabled(true);
        engine.setHistoryCleanupBatchWindowStartTime("00:00");
        engine.setHistoryCleanupBatchWindowEndTime("23:59");
    }

    private static void watchTasks(ProcessEngineConfigurationImpl engine, ObjectProvider<TaskWatch> watch) {
        List<BpmnParseListener> listeners = new ArrayList<>();
        listeners.add(new TaskWatching(watch::getObject));
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private static void tellMatchedRows(ProcessEngineConfigurationImpl engine) {
        var dmn = new DefaultDmnEngineConfiguration();
        List<DmnDecisionTableEvaluationListener> listeners = new ArrayList<>();
        listeners.add(MatchedRow::evaluated);
        dmn.setCustomPostDecisionTableEvaluationListeners(listeners);
        engine.setDmnEngineConfiguration(dmn);
    }

    /** The engine reads the system's clock by itself; any other clock that is handed in is told to it. */
    private static void followClock(ProcessEngineConfigurationImpl engine, InstantSource clock) {
        if (clock.equals(InstantSource.system()) || clock.equals(Clock.systemUTC())) {
            // An earlier engine in this JVM may have been told another time.
            ClockUtil.reset();
            return;
        }
        engine.setCustomPreCommandInterceptorsTxRequired(
                with(engine.getCustomPreCommandInterceptorsTxRequired(), new EngineClock(clock)));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                with(engine.getCustomPreCommandInterceptorsTxRequiresNew(), new EngineClock(clock)));
    }

    private static List<CommandInterceptor> with(@Nullable List<CommandInterceptor> before, CommandInterceptor added) {
        var all = new ArrayList<CommandInterceptor>();
        if (before != null) {
            all.addAll(before);
        }
        all.add(added);
        return all;
    }
}
