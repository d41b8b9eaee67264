-- The indicator cube (queries/cube.sql) of no facts.
create table cube (
    indicator varchar, place varchar, period varchar, grain varchar,
    numerator double, denominator double, value double,
    demonstration boolean, parts bigint, parts_of bigint, covers varchar, basis varchar, qualifier varchar, missing varchar,
    denominator_period varchar, numerator_rows bigint[], denominator_rows bigint[]
);
