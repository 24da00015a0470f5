-- How far each signer of pushed prices has counted.
create table push_sequence (
  signer  varchar(64) primary key,
  reached bigint      not null
);
