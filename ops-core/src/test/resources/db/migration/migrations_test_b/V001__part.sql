create table migrations_test_b.part (id int primary key);
