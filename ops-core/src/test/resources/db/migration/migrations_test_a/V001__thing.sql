create table migrations_test_a.thing (id int primary key);
