-- What this room forgets of a trial: the processes of its matters, with their tasks and votes.
create temporary table trial_approval on commit drop as
    select id, business_key, opened_at from workflow.approval where business_key in (select key from trial_matter);
do $$
begin
    -- Votes refuse to be changed. These are of invented people, and the trail keeps who voted. Until this transaction ends
    -- nobody else writes to these tables; approvals come first, as where they are asked for.
    if exists (select from trial_approval) then
        alter table workflow.approval disable trigger approval_is_append_only;
        alter table workflow.approval_withdrawn disable trigger withdrawal_is_append_only;
        alter table workflow.vote disable trigger vote_is_append_only;
        delete from workflow.vote where approval in (select id from trial_approval);
        delete from workflow.approval_withdrawn where approval in (select id from trial_approval);
        delete from workflow.approval where id in (select id from trial_approval);
        alter table workflow.vote enable trigger vote_is_append_only;
        alter table workflow.approval_withdrawn enable trigger withdrawal_is_append_only;
        alter table workflow.approval enable trigger approval_is_append_only;
    end if;
end
$$;
delete from workflow.inbox where business_key in (select key from trial_matter);
delete from workflow.done where business_key in (select key from trial_matter);
delete from workflow.course where business_key in (select key from trial_matter);
delete from workflow.callback where business_key in (select key from trial_matter);
delete from workflow.deputy where person in (select id from trial_person);

-- The engine's own tables: every row of the processes, wherever the engine keeps one.
create temporary table trial_run on commit drop as
    select run.id_ as id from platform.act_hi_procinst run
    join platform.act_hi_procinst root on root.id_ = run.root_proc_inst_id_
    where root.business_key_ in (select key from trial_matter);
create temporary table trial_bytes on commit drop as
    select bytearray_id_ as id from platform.act_ru_variable where proc_inst_id_ in (select id from trial_run)
    union select bytearray_id_ from platform.act_hi_varinst where proc_inst_id_ in (select id from trial_run)
    union select bytearray_id_ from platform.act_hi_detail where proc_inst_id_ in (select id from trial_run)
    union select exception_stack_id_ from platform.act_ru_job where process_instance_id_ in (select id from trial_run);
delete from platform.act_ru_identitylink where task_id_ in (
    select id_ from platform.act_ru_task where proc_inst_id_ in (select id from trial_run));
do $$
declare
    place record;
begin
    for place in
        select table_name, column_name from information_schema.columns
        where table_schema = 'platform' and table_name like 'act\_%'
            and column_name in ('proc_inst_id_', 'process_instance_id_', 'root_proc_inst_id_')
        order by array_position(array['act_ru_task', 'act_ru_execution', 'act_ge_bytearray'], table_name::text) nulls first,
            table_name, column_name
    loop
        execute format(
            'delete from platform.%I where %I in (select id from trial_run)', place.table_name, place.column_name);
    end loop;
end
$$;
delete from platform.act_ge_bytearray where id_ in (select id from trial_bytes);
