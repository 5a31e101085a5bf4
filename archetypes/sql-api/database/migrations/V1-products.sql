-- The app works with each table through the columns that it is granted here, and with no other.

create table products.product (
  id uuid not null,
  -- A hash of the caller's tenant and id. Set once: the app has no right to update it.
  owner text collate "C" not null,
  -- One more with each write: the entity tag.
  version bigint not null default 1,
  sku text collate "C" not null,
  name text not null,
  price numeric(9, 2) not null,
  created timestamptz not null default now(),
  -- The Idempotency-Key of the creation, and a hash of what was to be created.
  creation_key text collate "C",
  creation_content text collate "C",

  constraint product_id primary key (id),
  constraint product_sku unique (owner, sku),
  constraint product_creation unique (owner, creation_key),

  -- The rules of ProductContent, for whatever else may write here one day.
  constraint product_owner_form check (owner ~ '^[0-9a-f]{64}$'),
  constraint product_version_form check (version > 0),
  constraint product_sku_form check (sku ~ '^[A-Z0-9-]{1,40}$'),
  constraint product_name_form check (char_length(name) <= 100 and name ~ '\S' and name !~ '[[:cntrl:]]'),
  constraint product_price_form check (price between 0 and 1000000),
  constraint product_creation_form check (
    (creation_key is null and creation_content is null)
    or (creation_key ~ '^[A-Za-z0-9_-]{16,64}$' and creation_content ~ '^[0-9a-f]{64}$')
  )
);

-- One for each order in which products are listed.
create index product_newest on products.product (owner, created desc, id desc);
create index product_by_price on products.product (owner, price, id);

grant select, delete on products.product to products_app;
grant insert (id, owner, sku, name, price, creation_key, creation_content) on products.product to products_app;
grant update (version, sku, name, price) on products.product to products_app;
